import type { Scene, TimedForm } from './guide-scene.ts';
import { steps } from './guide-steps.ts';
import type { PageStep } from './page-api.ts';
import { watchSentForms } from './sent-forms.ts';
import type { Workspace } from './workspace/index.ts';

/** Leads whoever opens the demo through it, and notices by what is in the workspace what was done. */
export interface Guide {
  shows(): readonly PageStep[];
  /** how many days may pass until this step can be done; 0: it can be done now, or was */
  daysToWait(step: string): number;
}

/**
 * What was there before counts as history, and so does what people do by habit while `isPlayed`: a step is the visitor's own. One that was
 * done stays done.
 */
export function openGuide(workspace: Workspace, clock: { now(): Date }, isPlayed: () => boolean): Guide {
  const now = () => clock.now().getTime() / 1000;
  const tsNow = () => now().toFixed(6);
  const sent: TimedForm[] = [];
  const everySent: TimedForm[] = [];
  const scene: Scene = { workspace, begins: tsNow(), sent, everySent, now };
  const done = new Set<string>();
  const stateOf = (step: (typeof steps)[number]): PageStep['state'] => {
    if (!isPlayed() && step.isDone(scene)) done.add(step.id);
    if (done.has(step.id)) return 'done';
    return step.wait.isOn(scene) ? 'waiting' : 'ready';
  };
  watchSentForms(workspace, form => {
    const timed = { ...form, ts: tsNow() };
    everySent.push(timed);
    if (!isPlayed()) sent.push(timed);
  });
  return {
    shows: () =>
      steps.map(step => {
        const { id, title, wait } = step;
        const state = stateOf(step);
        return { id, title, state, ...(state === 'waiting' ? wait : step).task(scene) };
      }),
    daysToWait: id => {
      const step = steps.find(each => each.id === id);
      return step && stateOf(step) === 'waiting' ? step.wait.days : 0;
    },
  };
}
