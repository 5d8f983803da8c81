import { type Doing, goThrough } from './screens.ts';
import type { Actor } from './time-machine.ts';
import type { Workspace } from './workspace/index.ts';

/** Something that somebody of the firm does without being asked. */
export interface Errand extends Doing {
  readonly at: Date;
  readonly userId: string;
  /** what she types to begin with: `/hats …` */
  readonly command: string;
}

/** People who do their errands at their hours, through Slack like anybody. */
export function peopleWithErrands(workspace: Workspace, errands: readonly Errand[], clock: { now(): Date }): Actor {
  let left = errands.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return {
    nextMoment: async () => left[0]?.at,
    act: async () => {
      for (let next = left[0]; next && next.at <= clock.now(); next = left[0]) {
        left = left.slice(1);
        await workspace.command(next.userId, workspace.appConversation(next.userId).id, next.command);
        await goThrough(workspace, next.userId, next);
      }
    },
  };
}
