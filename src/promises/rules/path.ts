/** Where a promise stands. `noted`: somebody wrote it down in a meeting; it has no keeper and no day yet, and is not promised. */
export const promiseStates = [
  'noted',
  'offered',
  'declined',
  'promised',
  'moving',
  'overdue',
  'kept',
  'released',
  'withdrawn',
] as const;
export type PromiseState = (typeof promiseStates)[number];

/**
 * What happens to one. `give`: its terms are put to whoever is to keep it. `lapse`: she has said nothing by the day it would have been due.
 * `move`: agreed with the client on other terms. `reassign`: somebody else is asked to keep it by the same terms, `take_over`: and says yes. `release`: the client needs it no longer. `come_due`: its day has passed.
 */
export const promiseEvents = [
  'give',
  'accept',
  'decline',
  'lapse',
  'withdraw',
  'keep',
  'move',
  'reassign',
  'take_over',
  'release',
  'come_due',
] as const;
export type PromiseEvent = (typeof promiseEvents)[number];

/**
 * The way of a promise (2.09–2.16, 2.22, 2.27): nothing counts as promised before its keeper has said yes. While new terms wait for her yes
 * (`moving`) the former day breaks nothing; her no leaves it where it was, and so does a change of
 * keeper.
 */
const path: Readonly<Record<PromiseState, Readonly<Partial<Record<PromiseEvent, PromiseState>>>>> = {
  noted: { give: 'offered', withdraw: 'withdrawn' },
  offered: { give: 'offered', accept: 'promised', decline: 'declined', lapse: 'declined', withdraw: 'withdrawn' },
  declined: { give: 'offered', withdraw: 'withdrawn' },
  promised: { keep: 'kept', move: 'moving', reassign: 'moving', release: 'released', come_due: 'overdue' },
  moving: {
    move: 'moving',
    reassign: 'moving',
    take_over: 'promised',
    accept: 'promised',
    decline: 'promised',
    lapse: 'promised',
    keep: 'kept',
    release: 'released',
  },
  overdue: { keep: 'kept', move: 'moving', reassign: 'moving', release: 'released' },
  kept: {},
  released: {},
  withdrawn: {},
};

/** Where an event leads; undefined: nowhere from there. `broken`: its day had passed before it was moved. */
export function leadsTo(state: PromiseState, event: PromiseEvent, broken: boolean): PromiseState | undefined {
  const next = path[state][event];
  const isBack = state === 'moving' && next === 'promised' && event !== 'accept';
  return isBack && broken ? 'overdue' : next;
}

/** Given, and neither kept nor let go: somebody has to do something for it. */
export const isOpen = (state: PromiseState): boolean => ['promised', 'moving', 'overdue'].includes(state);
