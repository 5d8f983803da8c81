import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  actions,
  button,
  context,
  divider,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  section,
  truncate,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import type { SuggestionEvent } from '../rules.ts';
import { type Course, type CourseLine, courseInWords, lineInWords } from './course.ts';
import { amendAction, clientSuggestionsAction, stepAction } from './ids.ts';
import { type PagePartsModel, pageParts } from './page-parts.ts';
import { registerAction } from './register.ts';
import { type IntakeWords, intakeVoice, named } from './words.ts';

export interface PageModel extends Course, PagePartsModel {
  readonly clientId: string;
  readonly client: string;
  readonly words: string;
  readonly fromWhom: string | null;
  readonly messageLink: string | null;
  readonly filer: string;
  readonly filedOn: LocalDate;
  readonly goal: string | null;
  /** null: nobody leads the client */
  readonly owner: string | null;
  /** the oldest first */
  readonly lines: readonly CourseLine[];
  readonly steps: readonly SuggestionEvent[];
  readonly mayAmend: boolean;
  /** she may see all of that client */
  readonly mayList: boolean;
  readonly today: LocalDate;
}

/** One suggestion or need: what was said, how far it is and what comes next, what was done on the way. */
export function suggestionPage(model: PageModel, language: Language): ModalView {
  const say = intakeVoice(language);
  const { client, kind, words, messageLink } = model;
  return modal({
    callbackId: 'suggestions.suggestion.close',
    title: say(`page.${kind}.title`),
    close: say('word.close'),
    blocks: [
      section(`*${named(client)}*`),
      quoted(words),
      context(facts(model, say, language).join('\n')),
      ...(messageLink ? [context(`<${harmless(messageLink)}|${say('page.message')}>`)] : []),
      section(courseInWords(model, model.today, language)),
      ...stepButtons(model, say),
      divider(),
      ...lineBlocks(model, say, language),
      ...pageParts(model, language),
      actions('around', ...around(model, say)),
    ],
  });
}

function facts({ fromWhom, filer, filedOn, goal, owner }: PageModel, say: IntakeWords, language: Language): string[] {
  return [
    ...(fromWhom ? [say('page.from', { name: named(fromWhom) })] : []),
    say('page.filed', { name: named(filer), day: shortDay(filedOn, language) }),
    ...(goal ? [say('page.goal', { goal: harmless(truncate(goal, 200)) })] : []),
    owner ? say('page.owner', { name: named(owner) }) : say('page.no_owner'),
  ];
}

/** A button each; the first is what is next. */
function stepButtons({ id, steps }: PageModel, say: IntakeWords): KnownBlock[] {
  if (steps.length === 0) return [];
  const buttons = steps.map((event, index) =>
    button({
      text: say(`step.${event}`),
      actionId: `${stepAction}.${event}`,
      value: `${id} ${event}`,
      ...(index === 0 ? { style: 'primary' as const } : {}),
    }),
  );
  return [actions('steps', ...buttons)];
}

/** More than that is a story that nobody reads; it stays in the register. */
const mostLines = 30;

function lineBlocks({ lines }: PageModel, say: IntakeWords, language: Language): KnownBlock[] {
  const before = Math.max(0, lines.length - mostLines);
  return [
    ...(before > 0 ? [context(say('page.lines_before', { count: before }))] : []),
    ...lines.slice(before).map(line => context(lineInWords(line, language))),
  ];
}

const around = ({ id, clientId, mayAmend, mayList }: PageModel, say: IntakeWords) => [
  ...(mayAmend ? [button({ text: say('page.amend'), actionId: amendAction, value: id })] : []),
  ...(mayList ? [button({ text: say('page.client'), actionId: clientSuggestionsAction, value: clientId })] : []),
  button({ text: say('page.register'), actionId: registerAction, value: 'mine' }),
];
