import { speak } from '../i18n/text.ts';
import type { Clock } from '../ports.ts';
import type { Person, Roster } from '../roster/index.ts';
import { occurrencesOf } from '../schedule/index.ts';
import type { ModalView } from '../slack/blocks.ts';
import type { CommandReply, Listeners, SubmissionReply } from '../slack/listeners.ts';
import { localDateOf } from '../time/calendar.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { formModel, loadForm, readerName } from './form.ts';
import { notesFor } from './notes.ts';
import { answer, type Brief, choosePrompts, openBrief, type PulsePorts, recordTalk } from './pulse.ts';
import { pulseCadence, stoppedOf } from './queries.ts';
import { accept } from './rules.ts';
import { pulseTexts } from './texts/index.ts';
import * as views from './views.ts';

export interface PulseListenerPorts extends PulsePorts {
  readonly clock: Clock;
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

export function pulseListeners(ports: PulseListenerPorts): Listeners {
  return {
    clicks: {
      [views.openForm]: async click => ({
        open: await asPerson(ports, click, actor => openForm(ports, actor, click.value)),
      }),
      [views.openBriefAction]: async click => ({
        open: await asPerson(ports, click, actor => brief(ports, actor, click.value)),
      }),
      [views.stopAction]: async click => ({
        update: await asPerson(ports, click, actor => changeChoice(ports, actor, 'stop')),
      }),
      [views.resumeAction]: async click => ({
        update: await asPerson(ports, click, actor => changeChoice(ports, actor, 'resume')),
      }),
    },
    submissions: {
      [views.checkInCallback]: submission => submitCheckIn(ports, submission),
      [views.briefCallback]: submission => submitTalk(ports, submission),
    },
    commands: {
      pulse: { help: language => speak(pulseTexts, language)('pulse.help'), run: call => pulseCommand(ports, call) },
    },
  };
}

const contextOf = ({ shelf, clock }: PulseListenerPorts) => ({ shelf, now: clock.now() });

/** The person behind a click; whoever the roster does not know has no check-in. */
async function asPerson(
  { roster }: PulseListenerPorts,
  { slackUserId }: { readonly slackUserId: string },
  show: (actor: Person) => Promise<ModalView>,
): Promise<ModalView> {
  const actor = await roster.bySlackId(slackUserId);
  return actor ? show(actor) : views.closedNotice('closed.not_hers', 'en');
}

async function openForm(ports: PulseListenerPorts, actor: Person, occurrenceId: string): Promise<ModalView> {
  const now = ports.clock.now();
  const facts = await loadForm(ports.db, actor, { occurrenceId }, now);
  if (!facts) return views.closedNotice('closed.already', actor.language);
  const { state, closesAt, talkHeld, personId } = facts;
  switch (accept({ occurrenceState: state, closesAt, now, isHers: personId === actor.id, talkHeld })) {
    case 'yes':
      return views.checkInForm(formModel(facts), actor.language);
    case 'closed':
      return views.closedNotice('closed.already', actor.language);
    case 'talk_held':
      return views.closedNotice('closed.talk_held', actor.language);
    case 'not_hers':
      return views.closedNotice('closed.not_hers', actor.language);
  }
}

async function submitCheckIn(
  ports: PulseListenerPorts,
  {
    slackUserId,
    metadata,
    state,
  }: { slackUserId: string; metadata: string; state: Parameters<typeof views.readCheckIn>[0] },
): Promise<SubmissionReply> {
  const actor = await ports.roster.bySlackId(slackUserId);
  const target = views.formTarget(metadata);
  if (!actor || !target) return { update: views.closedNotice('closed.not_hers', actor?.language ?? 'en') };
  const read = views.readCheckIn(state, target, actor.language);
  if (!read.ok) return { errors: read.errors };
  const { occurrenceId } = target;
  const outcome = await answer(ports, contextOf(ports), actor, { occurrenceId, checkIn: read.checkIn });
  switch (outcome) {
    case 'answered':
    case 'changed':
      return { update: await thankYou(ports, actor, occurrenceId) };
    case 'closed':
    case 'talk_held':
      return { errors: views.closedErrors(actor.language) };
    case 'not_hers':
      return { update: views.closedNotice('closed.not_hers', actor.language) };
  }
}

async function thankYou(ports: PulseListenerPorts, actor: Person, occurrenceId: string): Promise<ModalView> {
  const now = ports.clock.now();
  const facts = await loadForm(ports.db, actor, { occurrenceId }, now);
  const closesOn = localDateOf(facts?.closesAt ?? now, actor.rhythm.zone);
  return views.thanks({ name: actor.name, readerName: facts && readerName(facts), closesOn }, actor.language);
}

async function brief(ports: PulseListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const target = views.talkTarget(value);
  const found = target ? await openBrief(ports, contextOf(ports), actor, target) : 'not_yours';
  return found === 'not_yours'
    ? views.notYourBrief(actor.language)
    : views.briefView(briefModel(found, actor, ports.clock.now()), actor.language);
}

function briefModel(
  { person, period, lines, talk, lastTalk, fromClients }: Brief,
  reader: Person,
  now: Date,
): views.BriefModel {
  return {
    personId: person.id,
    name: person.name,
    period,
    lines: lines.map(line => ({ ...line, open: line.state === 'open' })),
    lastActions: lastTalk?.actions ?? undefined,
    fromClients,
    heldOn: talk?.heldOn,
    actions: talk?.actions ?? undefined,
    today: localDateOf(now, reader.rhythm.zone),
  };
}

async function submitTalk(
  ports: PulseListenerPorts,
  {
    slackUserId,
    metadata,
    state,
  }: { slackUserId: string; metadata: string; state: Parameters<typeof views.readTalk>[0] },
): Promise<SubmissionReply> {
  const actor = await ports.roster.bySlackId(slackUserId);
  const target = views.talkTarget(metadata);
  if (!actor || !target) return { update: views.notYourBrief(actor?.language ?? 'en') };
  const read = views.readTalk(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const { heldOn, actions } = read;
  switch (await recordTalk(ports, contextOf(ports), actor, { ...target, heldOn, actions })) {
    case 'recorded':
    case 'changed': {
      const found = await openBrief(ports, contextOf(ports), actor, target);
      return { update: views.talkRecorded(found === 'not_yours' ? '' : found.person.name, actor.language) };
    }
    case 'in_future':
      return { errors: views.talkErrors(actor.language) };
    case 'not_yours':
    case 'unknown_period':
      return { update: views.notYourBrief(actor.language) };
  }
}

/** `/hats pulse` opens what is open, else says what comes next; behind it, `notes` shows what was written about her, `stop` and `resume` do at once what they say. */
async function pulseCommand(
  ports: PulseListenerPorts,
  { slackUserId, rest }: { slackUserId: string; rest: string },
): Promise<CommandReply> {
  const actor = await ports.roster.bySlackId(slackUserId);
  if (!actor) return { open: views.closedNotice('closed.not_hers', 'en') };
  const say = speak(pulseTexts, actor.language);
  const word = rest.trim().toLowerCase();
  if (word === 'stop' || word === 'resume') {
    await choosePrompts(ports, actor, word, ports.clock.now());
    return { say: say(word === 'stop' ? 'status.now_stopped' : 'status.now_resumed') };
  }
  if (word === 'notes') return { open: views.notesView(await notesFor(ports.db, actor), actor.language) };
  const now = ports.clock.now();
  const facts = await loadForm(ports.db, actor, { newestOf: actor.id }, now);
  const open = facts && !facts.talkHeld && facts.closesAt > now;
  return { open: open ? views.checkInForm(formModel(facts), actor.language) : await status(ports, actor) };
}

async function changeChoice(ports: PulseListenerPorts, actor: Person, want: 'stop' | 'resume'): Promise<ModalView> {
  await choosePrompts(ports, actor, want, ports.clock.now());
  return status(ports, actor);
}

async function status({ db }: PulseListenerPorts, actor: Person): Promise<ModalView> {
  const planned = (await occurrencesOf(db, actor.id)).find(
    ({ cadence, state }) => cadence === pulseCadence && state === 'planned',
  );
  const stopped = (await stoppedOf(db, [actor.id])).has(actor.id);
  return views.statusView(
    { nextOn: planned && localDateOf(planned.dueAt, actor.rhythm.zone), stopped },
    actor.language,
  );
}
