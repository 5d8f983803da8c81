import type { Language } from '../i18n/language.ts';
import { speak } from '../i18n/text.ts';
import type { Clock } from '../ports.ts';
import type { Person, Roster } from '../roster/index.ts';
import type { ModalView } from '../slack/blocks.ts';
import type { Click, CommandReply, Listeners, Submission, SubmissionReply } from '../slack/listeners.ts';
import { localDateOf } from '../time/calendar.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import {
  add,
  answer,
  type ConcernPorts,
  chooseReader,
  concernsAround,
  openConcern,
  type Shown,
  takeBack,
  tell,
} from './concerns.ts';
import { offerTo } from './offer.ts';
import type { Concern } from './queries.ts';
import { progressOf } from './rules.ts';
import { concernTexts } from './texts/index.ts';
import * as views from './views.ts';

export interface ConcernListenerPorts extends ConcernPorts {
  readonly clock: Clock;
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

/** What people do about worries. None of these is named in the log. */
export function concernListeners(ports: ConcernListenerPorts): Listeners {
  const clicks = clicksOf(ports);
  const submissions = submissionsOf(ports);
  return {
    clicks,
    submissions,
    commands: {
      concern: {
        help: language => speak(concernTexts, language)('concern.help'),
        run: call => concernCommand(ports, call),
      },
    },
    discreet: [...Object.keys(clicks), ...Object.keys(submissions)],
  };
}

function clicksOf(ports: ConcernListenerPorts): NonNullable<Listeners['clicks']> {
  const shown = (show: (actor: Person, value: string) => Promise<ModalView>) => (click: Click) =>
    asPerson(ports, click, actor => show(actor, click.value));
  const open = shown((actor, value) => openView(ports, actor, value));
  const tellView = shown(actor => tellForm(ports, actor));
  const list = shown(actor => listOf(ports, actor));
  const choose = shown((actor, value) => chooseForm(ports, actor, value));
  const ask = shown(async (actor, value) => views.takeBackForm(value, actor.language));
  return {
    [views.openAction]: async click => (click.view ? { update: await open(click) } : { open: await open(click) }),
    [views.tellElsewhereAction]: async click => ({ push: await tellView(click) }),
    [views.tellAction]: async click => ({ update: await tellView(click) }),
    [views.listAction]: async click => ({ update: await list(click) }),
    [views.chooseAction]: async click => ({ update: await choose(click) }),
    [views.takeBackAction]: async click => ({ update: await ask(click) }),
  };
}

function submissionsOf(ports: ConcernListenerPorts): NonNullable<Listeners['submissions']> {
  return {
    [views.tellCallback]: submission => byPerson(ports, submission, actor => submitTold(ports, actor, submission)),
    [views.addCallback]: submission => byPerson(ports, submission, actor => submitAdded(ports, actor, submission)),
    [views.answerCallback]: submission => byPerson(ports, submission, actor => submitAnswer(ports, actor, submission)),
    [views.chooseCallback]: submission => byPerson(ports, submission, actor => submitReader(ports, actor, submission)),
    [views.takeBackCallback]: submission =>
      byPerson(ports, submission, async actor => {
        const outcome = await takeBack(ports, contextOf(ports), actor, submission.metadata);
        const key = outcome === 'taken_back' ? 'back.done' : 'record.nothing_here';
        return { update: views.concernNotice(key, actor.language) };
      }),
  };
}

const contextOf = ({ shelf, clock }: ConcernListenerPorts) => ({ shelf, now: clock.now() });
const nothingHere = (language: Language) => views.concernNotice('record.nothing_here', language);

async function asPerson(
  { roster }: ConcernListenerPorts,
  { slackUserId }: { readonly slackUserId: string },
  show: (actor: Person) => Promise<ModalView>,
): Promise<ModalView> {
  const actor = await roster.bySlackId(slackUserId);
  return actor ? show(actor) : nothingHere('en');
}

async function byPerson(
  { roster }: ConcernListenerPorts,
  { slackUserId }: { readonly slackUserId: string },
  submit: (actor: Person) => Promise<SubmissionReply>,
): Promise<SubmissionReply> {
  const actor = await roster.bySlackId(slackUserId);
  return actor ? submit(actor) : { update: nothingHere('en') };
}

/** Whoever has told something, or was told, sees that first; anybody else the form. */
async function concernCommand(
  ports: ConcernListenerPorts,
  call: { readonly slackUserId: string },
): Promise<CommandReply> {
  return {
    open: await asPerson(ports, call, async actor => {
      const around = await concernsAround(ports.db, contextOf(ports), actor);
      return around.told.length + around.heard.length > 0 ? listView(actor, around) : tellForm(ports, actor);
    }),
  };
}

const listOf = async (ports: ConcernListenerPorts, actor: Person): Promise<ModalView> =>
  listView(actor, await concernsAround(ports.db, contextOf(ports), actor));

function listView(actor: Person, around: { readonly told: readonly Concern[]; readonly heard: readonly Concern[] }) {
  const listed = (concern: Concern, name: string) => ({
    id: concern.id,
    name,
    toldOn: localDateOf(concern.toldAt, actor.rhythm.zone),
    progress: progressOf(concern),
  });
  const told = around.told.map(concern => listed(concern, concern.readerName));
  const heard = around.heard.map(concern => listed(concern, concern.authorName));
  return views.listView({ told, heard }, actor.language);
}

async function tellForm(ports: ConcernListenerPorts, actor: Person): Promise<ModalView> {
  const context = contextOf(ports);
  if (!actor.active) return nothingHere(actor.language);
  const { readers, leads } = await offerTo(ports.db, context, actor);
  return views.tellForm({ opened: context.now, readers: choicesOf(readers, context.now), leads }, actor.language);
}

const choicesOf = (readers: readonly Person[], now: Date): views.ReaderChoice[] =>
  readers.map(({ id, name, away, rhythm }) => ({ id, name, away: away(localDateOf(now, rhythm.zone)) }));

async function submitTold(
  ports: ConcernListenerPorts,
  actor: Person,
  { state, metadata }: Submission,
): Promise<SubmissionReply> {
  const opened = views.formOpened(metadata);
  if (!opened) return { update: nothingHere(actor.language) };
  const read = views.readTold(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  switch (await tell(ports, contextOf(ports), actor, { opened, ...read.value })) {
    case 'told':
      return { update: views.concernNotice('form.told', actor.language) };
    case 'not_offered':
      return { errors: views.notOffered(actor.language) };
    case 'not_yours':
      return { update: nothingHere(actor.language) };
  }
}

async function openView(ports: ConcernListenerPorts, actor: Person, concernId: string): Promise<ModalView> {
  return recordOf(actor, await openConcern(ports, contextOf(ports), actor, concernId));
}

function recordOf(actor: Person, shown: Shown | 'not_yours'): ModalView {
  if (shown === 'not_yours') return nothingHere(actor.language);
  const { as, concern, readable, words, last } = shown;
  const day = (at: Date) => localDateOf(at, actor.rhythm.zone);
  const progress = progressOf(concern);
  const model = {
    concernId: concern.id,
    authorName: concern.authorName,
    readerName: concern.readerName,
    aboutName: concern.aboutName,
    toldOn: day(concern.toldAt),
    progress: readable || progress === 'closed' ? progress : ('lost' as const),
    words: words.map(word => ({ on: day(word.at), writerName: word.writerName, text: word.text })),
    last,
  };
  return as === 'author' ? views.authorView(model, actor.language) : views.readerView(model, actor.language);
}

async function submitAdded(
  ports: ConcernListenerPorts,
  actor: Person,
  { state, metadata }: Submission,
): Promise<SubmissionReply> {
  const target = views.recordTarget(metadata);
  const read = views.readWritten(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  if (!target) return { update: nothingHere(actor.language) };
  const outcome = await add(ports, contextOf(ports), actor, { ...target, text: read.value.text });
  const key = outcome === 'not_yours' ? 'record.nothing_here' : 'record.added';
  return { update: views.concernNotice(key, actor.language) };
}

async function submitAnswer(
  ports: ConcernListenerPorts,
  actor: Person,
  { state, metadata }: Submission,
): Promise<SubmissionReply> {
  const target = views.recordTarget(metadata);
  const read = views.readWritten(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  if (!target) return { update: nothingHere(actor.language) };
  const outcome = await answer(ports, contextOf(ports), actor, { ...target, ...read.value });
  const key = outcome === 'not_yours' ? 'record.nothing_here' : 'record.sent';
  return { update: views.concernNotice(key, actor.language) };
}

async function chooseForm(ports: ConcernListenerPorts, actor: Person, concernId: string): Promise<ModalView> {
  const context = contextOf(ports);
  const shown = await openConcern(ports, context, actor, concernId);
  if (shown === 'not_yours' || shown.as === 'reader') return nothingHere(actor.language);
  const { readers } = await offerTo(ports.db, context, actor, shown.concern);
  const others = readers.filter(({ id }) => id !== shown.concern.readerId);
  return views.chooseForm({ concernId, readers: choicesOf(others, context.now) }, actor.language);
}

async function submitReader(
  ports: ConcernListenerPorts,
  actor: Person,
  { state, metadata }: Submission,
): Promise<SubmissionReply> {
  const read = views.readChosen(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await chooseReader(ports, contextOf(ports), actor, { concernId: metadata, readerId: read.value });
  if (outcome === 'not_offered') return { errors: views.notOffered(actor.language) };
  return { update: recordOf(actor, outcome) };
}
