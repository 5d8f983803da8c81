import type { PeopleContext, Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Click, ClickReply, Submission, SubmissionReply } from '../../slack/listeners.ts';
import type { EnpsListenerPorts } from '../ports.ts';
import { notForYou } from '../views/actions-words.ts';

export const contextOf = ({ shelf, clock }: EnpsListenerPorts): PeopleContext => ({ shelf, now: clock.now() });

/** Shows a view to whoever clicked: in place of the modal she clicked in, else as a new one. */
export const showing =
  (ports: EnpsListenerPorts, view: (actor: Person, value: string) => Promise<ModalView>) =>
  async (click: Click): Promise<ClickReply> => {
    const actor = await ports.roster.bySlackId(click.slackUserId);
    const shown = actor ? await view(actor, click.value) : notForYou('en');
    return click.view ? { update: shown } : { open: shown };
  };

/** Answers a form of whoever the roster knows. */
export const receiving =
  (ports: EnpsListenerPorts, answer: (actor: Person, submission: Submission) => Promise<SubmissionReply>) =>
  async (submission: Submission): Promise<SubmissionReply> => {
    const actor = await ports.roster.bySlackId(submission.slackUserId);
    return actor ? answer(actor, submission) : { update: notForYou('en') };
  };
