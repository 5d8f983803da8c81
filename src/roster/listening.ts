import type { Language } from '../i18n/language.ts';
import type { Clock } from '../ports.ts';
import type { ModalView } from '../slack/blocks.ts';
import type {
  Click,
  ClickReply,
  Command,
  CommandCall,
  CommandReply,
  Submission,
  SubmissionReply,
} from '../slack/listeners.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import type { PeopleContext, Person } from './people.ts';
import type { Roster } from './roster.ts';

/** What it takes to know who it is that clicks, and what time it is for her. */
export interface ListeningPorts {
  readonly clock: Clock;
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

export const contextOf = ({ shelf, clock }: Pick<ListeningPorts, 'shelf' | 'clock'>): PeopleContext => ({
  shelf,
  now: clock.now(),
});

/** How a room answers people: whoever the roster does not know gets the room's own kind sentence. */
export function listening(ports: ListeningPorts, notYours: (language: Language) => ModalView) {
  const actorOf = (slackUserId: string) => ports.roster.bySlackId(slackUserId);
  return {
    /** Shows a view to whoever clicked: in place of the modal she clicked in, else as a new one. */
    showing:
      (view: (actor: Person, value: string, click: Click) => Promise<ModalView>) =>
      async (click: Click): Promise<ClickReply> => {
        const actor = await actorOf(click.slackUserId);
        const shown = actor ? await view(actor, click.value, click) : notYours('en');
        return click.view ? { update: shown } : { open: shown };
      },
    /** Answers a form. */
    receiving:
      (answer: (actor: Person, submission: Submission) => Promise<SubmissionReply>) =>
      async (submission: Submission): Promise<SubmissionReply> => {
        const actor = await actorOf(submission.slackUserId);
        return actor ? answer(actor, submission) : { update: notYours('en') };
      },
    /** Answers a sub-command with a modal. */
    opening:
      (view: (actor: Person, rest: string) => Promise<ModalView>): Command['run'] =>
      async ({ slackUserId, rest }: CommandCall): Promise<CommandReply> => {
        const actor = await actorOf(slackUserId);
        return { open: actor ? await view(actor, rest) : notYours('en') };
      },
  };
}
