import type { Clock } from '../../ports.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Click, ClickReply, Submission, SubmissionReply } from '../../slack/listeners.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import { type ClientPage, openClient } from '../clients.ts';
import type { Person } from '../people.ts';
import type { Roster } from '../roster.ts';
import type { Act } from '../rules.ts';
import { permit } from '../standing.ts';
import { type RosterVerbPorts, todayOf } from '../toward.ts';
import {
  type Beside,
  clientPage,
  goneNotice,
  type OfferedButtons,
  type Read,
  refusedNotice,
  unknownNotice,
} from '../views.ts';

/** What the roster's listeners need. */
export interface RosterListenerPorts extends RosterVerbPorts {
  readonly clock: Clock;
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

/** A listener's surroundings, and the buttons that other rooms put under a client. */
export interface Desk extends RosterListenerPorts {
  readonly besides: readonly Beside[];
}

export const contextOf = ({ shelf, clock }: RosterListenerPorts) => ({ shelf, now: clock.now() });
export const today = (desk: Desk, actor: Person): LocalDate => todayOf(actor, contextOf(desk));

/** Answers a click with a view: inside a modal that becomes it, outside a new one. */
export async function show(
  { roster }: Desk,
  click: Click,
  draw: (actor: Person) => Promise<ModalView>,
): Promise<ClickReply> {
  const actor = await roster.bySlackId(click.slackUserId);
  const view = actor ? await draw(actor) : unknownNotice();
  return click.view ? { update: view } : { open: view };
}

/** Reads a form and does what it says; what is not as it should be comes back under its field. */
export async function submit<T>(
  { roster }: Desk,
  { slackUserId, state }: Submission,
  form: {
    readonly read: (state: Submission['state'], actor: Person) => Read<T>;
    readonly act: (actor: Person, value: T) => Promise<SubmissionReply>;
  },
): Promise<SubmissionReply> {
  const actor = await roster.bySlackId(slackUserId);
  if (!actor) return { update: unknownNotice() };
  const read = form.read(state, actor);
  return read.ok ? form.act(actor, read.value) : { errors: read.errors };
}

/** A client's page as it stands now. `changes`: whether all that can be changed has its button there. */
export async function clientScreen(
  { besides, ...desk }: Desk,
  actor: Person,
  clientId: string,
  changes: OfferedButtons['changes'] = 'behind_one',
): Promise<ModalView> {
  const page = await openClient(desk, contextOf(desk), actor, clientId);
  return page === 'not_yours' ? refusedNotice(actor.language) : clientPage(page, { besides, changes }, actor.language);
}

/** The same after something was done, also to whoever may no longer see it (she handed it over): then nothing is left to show. */
export async function clientAfter(
  { besides, ...desk }: Desk,
  actor: Person,
  clientId: string,
): Promise<SubmissionReply> {
  const page = await openClient(desk, contextOf(desk), actor, clientId);
  const buttons = { besides, changes: 'behind_one' } as const;
  return page === 'not_yours' ? 'close' : { update: clientPage(page, buttons, actor.language) };
}

/** A form about a client, for whom the table allows it: nobody fills in what would be refused. */
export async function formFor(
  desk: Desk,
  actor: Person,
  { clientId, act }: { readonly clientId: string; readonly act: Act },
  draw: (page: ClientPage) => ModalView | undefined,
): Promise<ModalView> {
  const page = await openClient(desk, contextOf(desk), actor, clientId);
  if (page === 'not_yours' || !permit(desk.log, actor, page.standing, act)) return refusedNotice(actor.language);
  return draw(page) ?? goneNotice(actor.language);
}
