import type { Clock } from '../../ports.ts';
import type { PeopleContext, Person, Roster } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Click, ClickReply, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { wallClock } from '../../time/calendar.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import { type ChangedMeanwhile, type MeetingPorts, openMeetings } from '../meetings.ts';
import { clientView, type Meanwhile, type Note, notYours } from '../views.ts';

export interface MeetingListenerPorts extends MeetingPorts {
  readonly clock: Clock;
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

export const contextOf = ({ shelf, clock }: MeetingListenerPorts): PeopleContext => ({ shelf, now: clock.now() });

/** Shows a view to whoever clicked: in place of the modal she clicked in, else as a new one. */
export const showing =
  (ports: MeetingListenerPorts, view: (actor: Person, value: string) => Promise<ModalView>) =>
  async (click: Click): Promise<ClickReply> => {
    const actor = await ports.roster.bySlackId(click.slackUserId);
    const shown = actor ? await view(actor, click.value) : notYours('en');
    return click.view ? { update: shown } : { open: shown };
  };

/** Answers a form of whoever the roster knows. */
export const receiving =
  (ports: MeetingListenerPorts, answer: (actor: Person, submission: Submission) => Promise<SubmissionReply>) =>
  async (submission: Submission): Promise<SubmissionReply> => {
    const actor = await ports.roster.bySlackId(submission.slackUserId);
    return actor ? answer(actor, submission) : { update: notYours('en') };
  };

/** The client’s page as it stands now, under what is to be said first. */
export async function clientPage(
  ports: MeetingListenerPorts,
  actor: Person,
  clientId: string,
  note?: Note,
): Promise<ModalView> {
  const found = await openMeetings(ports, contextOf(ports), actor, clientId);
  if (found === 'not_yours') return notYours(actor.language);
  return clientView(found, note?.(found, actor.language) ?? [], actor.language);
}

/** Who was quicker and when, by her own clock. */
export function meanwhileOf({ by, at }: ChangedMeanwhile, { rhythm }: Person): Meanwhile {
  const { date, time } = wallClock(at, rhythm);
  return { by, onDay: date, atTime: time };
}
