export { clientTexts } from './client/index.ts';
export { healthTexts } from './health/index.ts';
export { outputTexts } from './outputs/index.ts';
export { reportingTexts } from './report/index.ts';
