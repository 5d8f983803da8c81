/** The verbs of this room: how a deviation comes to be, how it is treated, who sees it. */
export { endByItself, observe } from './observe.ts';
export { orderExport, readRegister } from './register.ts';
export { report } from './report.ts';
export {
  addAction,
  askCheck,
  callIn,
  check,
  endAction,
  letGo,
  reassess,
  sayAboutClient,
} from './steps.ts';
export {
  acknowledge,
  analyse,
  close,
  contain,
  type Doing,
  dismiss,
  type Outcome,
  openRecord,
  reopen,
} from './treat.ts';
