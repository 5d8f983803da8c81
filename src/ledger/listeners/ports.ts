import type { Clock } from '../../ports.ts';
import type { PeopleContext, Person, Roster } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Click, ClickReply, Submission, SubmissionReply } from '../../slack/listeners.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import type { LedgerPorts } from '../ports.ts';
import { notYours } from '../views.ts';

export interface LedgerListenerPorts extends LedgerPorts {
  readonly clock: Clock;
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

export const contextOf = ({ shelf, clock }: LedgerListenerPorts): PeopleContext => ({ shelf, now: clock.now() });

/** Shows a view to whoever clicked: in place of the modal she clicked in, else as a new one. */
export const showing =
  (ports: LedgerListenerPorts, view: (actor: Person, value: string, click: Click) => Promise<ModalView>) =>
  async (click: Click): Promise<ClickReply> => {
    const actor = await ports.roster.bySlackId(click.slackUserId);
    const shown = actor ? await view(actor, click.value, click) : notYours('en');
    return click.view ? { update: shown } : { open: shown };
  };

/** Answers a form of whoever the roster knows. */
export const receiving =
  (ports: LedgerListenerPorts, answer: (actor: Person, submission: Submission) => Promise<SubmissionReply>) =>
  async (submission: Submission): Promise<SubmissionReply> => {
    const actor = await ports.roster.bySlackId(submission.slackUserId);
    return actor ? answer(actor, submission) : { update: notYours('en') };
  };
