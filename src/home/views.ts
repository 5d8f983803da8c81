import { capitalised, dayInWords, monthInWords, shortDay } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';
import { type Say, speak } from '../i18n/text.ts';
import {
  button,
  context,
  divider,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  picture,
  quoted,
  section,
  truncate,
} from '../slack/blocks.ts';
import { homeTexts } from './texts/index.ts';
import { type ToKeepModel, toKeepBlocks } from './views/to-keep.ts';

type Words = Say<keyof typeof homeTexts.en>;

/** Herself, as she sees it. Days are local dates of hers. */
export interface MeModel extends ToKeepModel {
  readonly openUntil: string | undefined;
  readonly next: { readonly on: string; readonly at: string; readonly workingDay: number | undefined } | undefined;
  readonly stopped: boolean;
  readonly answers: readonly { readonly period: string; readonly score: number | null }[];
  readonly memberships: readonly {
    readonly client: string;
    readonly engagement: string | null;
    /** in her language */
    readonly role: string;
  }[];
  readonly leads: readonly string[];
  readonly supervisor: string | undefined;
  readonly deputy: string | undefined;
  readonly promised: readonly {
    readonly client: string;
    readonly engagement: string;
    readonly since: string;
    readonly goal: string;
    readonly promised: string;
    readonly schedule: string;
    readonly technology: string;
  }[];
  /** drawn by the room they come from; `openAction` leads there */
  readonly deviations: readonly { readonly id: string; readonly line: string }[];
  readonly openAction: string;
  /** the yearly survey, while it is open: the same for everybody who works here; `answerAction` leads there */
  readonly survey: { readonly roundId: string; readonly closesOn: string } | undefined;
  readonly answerAction: string;
}

/** `fileId`: the picture of her answers, once it was uploaded. */
export function meView(model: MeModel, language: Language, fileId?: string): ModalView {
  const say = speak(homeTexts, language);
  return modal({
    callbackId: 'home.me.close',
    title: say('me.title'),
    close: say('me.close'),
    blocks: [
      ...checkIns(model, language, say),
      ...history(model, language, say, fileId),
      ...survey(model, language, say),
      divider(),
      ...team(model, say),
      ...toKeepBlocks(model, language),
      ...promised(model, language, say),
      divider(),
      ...deviations(model, say),
    ],
  });
}

function checkIns({ openUntil, next, stopped }: MeModel, language: Language, say: Words): KnownBlock[] {
  const number = next?.workingDay;
  const why =
    number === undefined ? [] : [say(number === 1 ? 'me.why_first' : 'me.why', { number: number === 1 ? '' : number })];
  const when = next
    ? [say('me.next', { day: dayInWords(next.on, language), time: next.at }), ...why].join(' ')
    : say('me.none');
  const open = openUntil ? [say('me.open', { day: shortDay(openUntil, language) })] : [];
  const words = stopped ? [say('me.stopped')] : [...open, when];
  return [section(`*${say('me.check_in')}*\n${words.join('\n')}`)];
}

function history({ answers }: MeModel, language: Language, say: Words, fileId: string | undefined): KnownBlock[] {
  if (answers.every(({ score }) => score === null)) return [];
  const alt = say('me.history_alt', { answers: answersInWords(answers, language, say) });
  return [...(fileId ? [picture(fileId, alt)] : [context(alt)]), context(say('me.notes'))];
}

function survey({ survey: open, answerAction }: MeModel, language: Language, say: Words): KnownBlock[] {
  if (!open) return [];
  const words = say('me.survey_open', { day: shortDay(open.closesOn, language) });
  const answer = button({ text: say('me.survey_answer'), actionId: answerAction, value: open.roundId });
  return [divider(), section(`*${say('me.survey')}*\n${words}`, answer)];
}

function answersInWords(answers: MeModel['answers'], language: Language, say: Words): string {
  return answers
    .map(({ period, score }) => `${monthInWords(period, language)} ${score ?? say('me.no_answer')}`)
    .join(', ');
}

/** The words in and around the picture. */
export function historyWords(answers: MeModel['answers'], language: Language) {
  const say = speak(homeTexts, language);
  return {
    title: say('me.history_title'),
    points: answers.map(({ period, score }) => ({
      label: capitalised([...monthInWords(period, language)].slice(0, 3).join(''), language),
      value: score,
    })),
  };
}

/** A modal holds 250,000 bytes, and each character may take six of them: what it shows is measured out. */
const longestName = 60;
const linesAtOnce = 10;
const mostMemberships = 20;
const mostPromised = 5;
/** characters of all that was promised; as much to each */
const promisedInAll = 30_000;

const named = (name: string): string => harmless(truncate(name, longestName));

function team({ memberships, leads, supervisor, deputy }: MeModel, say: Words): KnownBlock[] {
  const seats = memberships
    .slice(0, mostMemberships)
    .map(({ client, engagement, role }) =>
      engagement
        ? say('me.membership', { client: named(client), engagement: named(engagement), role })
        : say('me.membership_client', { client: named(client), role }),
    );
  const line = [
    ...(supervisor ? [say('me.supervisor', { person: harmless(supervisor) })] : []),
    ...(deputy ? [say('me.deputy', { person: harmless(deputy) })] : leads.length > 0 ? [say('me.no_deputy')] : []),
  ];
  const parts = [
    ...Array.from({ length: Math.ceil(seats.length / linesAtOnce) }, (_, part) =>
      seats.slice(part * linesAtOnce, (part + 1) * linesAtOnce),
    ),
    ...(leads.length > 0 ? [[say('me.leads', { clients: leads.map(harmless).join(', ') })]] : []),
    ...(memberships.length + leads.length === 0 ? [[say('me.no_team')]] : []),
    ...(line.length > 0 ? [line] : []),
  ];
  return parts.map((lines, part) => section([...(part === 0 ? [`*${say('me.team')}*`] : []), ...lines].join('\n')));
}

function promised({ promised: all }: MeModel, language: Language, say: Words): KnownBlock[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, mostPromised);
  const share = Math.floor(promisedInAll / (shown.length * 4));
  const told = (key: 'me.goal' | 'me.promised_text' | 'me.schedule' | 'me.technology', text: string) =>
    quoted(say(key, { text: truncate(text, share) }));
  return [
    divider(),
    section(`*${say('me.promised')}*`),
    ...shown.flatMap(({ client, engagement, since, goal, promised: text, schedule, technology }) => [
      section(
        say('me.promise', { client: named(client), engagement: named(engagement), day: shortDay(since, language) }),
      ),
      told('me.goal', goal),
      told('me.promised_text', text),
      told('me.schedule', schedule),
      told('me.technology', technology),
    ]),
  ];
}

function deviations({ deviations: all, openAction }: MeModel, say: Words): KnownBlock[] {
  const title = `*${say('me.deviations')}*`;
  if (all.length === 0) return [section(`${title}\n${say('me.no_deviations')}`)];
  return [
    section(title),
    ...all.map(({ id, line }) => section(line, button({ text: say('me.look'), actionId: openAction, value: id }))),
  ];
}
