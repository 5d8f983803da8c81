import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  harmless,
  header,
  type KnownBlock,
  type ModalView,
  modal,
  section,
  truncate,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type GroupName, type Groups, groupNames, type SuggestionKind } from '../rules.ts';
import { type Course, courseInWords } from './course.ts';
import { fileSuggestionAction, openHandOverAction, openSuggestionAction } from './ids.ts';
import { type IntakeWords, intakeVoice, named } from './words.ts';

/** Opens what somebody has to do with, in place. */
export const registerAction = 'suggestions.register.open';
/** Where the form asks for the client: no button of a client carries it. */
export const anyClient = 'any';

export interface RegisterLine extends Course {
  readonly id: string;
  readonly client: string;
  readonly kind: SuggestionKind;
  readonly words: string;
  /** name of whoever looks after it; null: nobody does */
  readonly looksAfter: string | null;
}

export interface RegisterModel extends Groups<RegisterLine> {
  readonly today: LocalDate;
}

/** A modal holds a hundred blocks; beside the lines there are headings, and how many more there are. */
const mostShown = 80;

/** What somebody has to do with, what waits longest first. */
export function registerView(model: RegisterModel, language: Language): ModalView {
  const say = intakeVoice(language);
  const shown = fitting(groupNames.map(name => model[name]));
  const blocks = groupNames.flatMap((name, index) =>
    groupBlocks(say(groupKeys[name]), model[name], shown[index] ?? 0, {
      today: model.today,
      language,
      withClient: true,
      opens: name === 'toTake' ? openHandOverAction : openSuggestionAction,
    }),
  );
  return modal({
    callbackId: 'suggestions.register.close',
    title: say('register.title'),
    close: say('word.close'),
    blocks: [
      ...(blocks.length === 0 ? [section(say('register.none'))] : blocks),
      actions('around', button({ text: say('register.file'), actionId: fileSuggestionAction, value: anyClient })),
    ],
  });
}

const groupKeys = {
  toTake: 'register.to_take',
  toTreat: 'register.to_treat',
  passedOn: 'register.passed_on',
  answered: 'register.answered',
} as const satisfies Record<GroupName, string>;

export interface ClientRegisterModel {
  readonly clientId: string;
  readonly client: string;
  readonly open: readonly RegisterLine[];
  readonly answered: readonly RegisterLine[];
  readonly today: LocalDate;
}

/** The same of one client: all it suggested and needed. */
export function clientRegisterView(model: ClientRegisterModel, language: Language): ModalView {
  const say = intakeVoice(language);
  const { clientId, client, open, answered, today } = model;
  const [first = 0, second = 0] = fitting([open, answered]);
  const how = { today, language, withClient: false, opens: openSuggestionAction };
  const blocks = [
    ...groupBlocks(say('register.open'), open, first, how),
    ...groupBlocks(say('register.ever_answered'), answered, second, how),
  ];
  return modal({
    callbackId: 'suggestions.register.close',
    title: say('register.title'),
    close: say('word.close'),
    blocks: [
      section(`*${named(client)}*`),
      ...(blocks.length === 0 ? [section(say('register.client_none'))] : blocks),
      actions('around', button({ text: say('register.file'), actionId: fileSuggestionAction, value: clientId })),
    ],
  });
}

/** How many of each group are shown: what comes first fills the room, but leaves each of the others a few. */
export function fitting(groups: readonly (readonly unknown[])[], room = mostShown): number[] {
  const few = 5;
  let left = room;
  return groups.map((group, index) => {
    const kept = groups.slice(index + 1).reduce((sum, later) => sum + Math.min(few, later.length), 0);
    const shown = Math.min(group.length, left - kept);
    left -= shown;
    return shown;
  });
}

interface How {
  readonly today: LocalDate;
  readonly language: Language;
  readonly withClient: boolean;
  /** action of a line's button */
  readonly opens: string;
}

function groupBlocks(title: string, lines: readonly RegisterLine[], most: number, how: How): KnownBlock[] {
  if (lines.length === 0) return [];
  const say = intakeVoice(how.language);
  const more = lines.length - most;
  return [
    header(title),
    ...lines.slice(0, most).map(line => lineBlock(line, say, how)),
    ...(more > 0 ? [context(say('register.more', { count: more }))] : []),
  ];
}

const excerptLength = 150;

function lineBlock(line: RegisterLine, say: IntakeWords, { today, language, withClient, opens }: How): KnownBlock {
  const { id, client, kind, words, looksAfter } = line;
  const head = [
    ...(withClient ? [`*${named(client)}*`] : []),
    say(`word.${kind}`),
    ...(looksAfter ? [named(looksAfter)] : []),
  ].join(' · ');
  const excerpt = harmless(truncate(words.replace(/\s+/g, ' ').trim(), excerptLength));
  const open = button({ text: say('word.open'), actionId: opens, value: id });
  return section([head, excerpt, courseInWords(line, today, language)].join('\n'), open);
}
