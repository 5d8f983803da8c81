import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import {
  button,
  context,
  divider,
  header,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  section,
  truncate,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type AgreementsModel, agreementBlocks } from './agreements.ts';
import { type ContactLine, lastInWords } from './contact.ts';
import { type GoalsModel, goalBlocks } from './goals.ts';
import { voice, type Words } from './words.ts';

/** Opens the page; the value is the client's id. */
export const openLedgerAction = 'ledger.page.open';
/** The value is the plan's id. */
export const endPlanAction = 'ledger.plan.end';

export interface SatisfactionLine {
  readonly onDay: LocalDate;
  readonly satisfaction: number;
  readonly satisfactionWhy: string | null;
  readonly value: number;
  readonly valueWhy: string | null;
}

export interface PlanLine {
  readonly id: string;
  readonly words: string;
  readonly saidOn: LocalDate;
}

export interface LedgerModel {
  readonly client: string;
  readonly lastContact: ContactLine | undefined;
  /** the newest first; undefined: not hers to see */
  readonly satisfactions: readonly SatisfactionLine[] | undefined;
  readonly goals: GoalsModel;
  readonly agreements: AgreementsModel;
  readonly plans: readonly PlanLine[];
  readonly mayEndPlans: boolean;
}

/** What is known with a client, as far as she may know it. */
export function ledgerPage(model: LedgerModel, language: Language): ModalView {
  const say = voice(language);
  return modal({
    callbackId: 'ledger.page.show',
    title: say('ledger.title'),
    close: say('view.close'),
    metadata: model.goals.clientId,
    blocks: [
      header(model.client),
      section(lastInWords(model.lastContact, say, language)),
      divider(),
      ...goalBlocks(model.goals, language),
      divider(),
      ...agreementBlocks(model.agreements, language),
      divider(),
      ...planBlocks(model, language),
      ...(model.satisfactions ? satisfactionBlocks(model.satisfactions, say, language) : []),
    ],
  });
}

function satisfactionBlocks(lines: readonly SatisfactionLine[], say: Words, language: Language): KnownBlock[] {
  return [
    divider(),
    section(say('ledger.satisfaction')),
    ...(lines.length === 0 ? [section(say('ledger.no_satisfaction'))] : []),
    ...lines.flatMap(({ onDay, satisfaction, satisfactionWhy, value, valueWhy }) => [
      section(say('ledger.satisfied', { day: fullDay(onDay, language), satisfaction, value })),
      ...[satisfactionWhy, valueWhy].flatMap(why => (why ? [quoted(truncate(why, longestWords))] : [])),
    ]),
  ];
}

/** As much of somebody's words as one page has room for; the meeting's own record holds them whole. */
const longestWords = 500;

/** How many of the newest stand there; of the older ones only how many they are. */
const mostPlans = 6;

function planBlocks({ plans, mayEndPlans }: LedgerModel, language: Language): KnownBlock[] {
  const say = voice(language);
  const older = plans.length - mostPlans;
  return [
    section(say('ledger.plans')),
    ...(plans.length === 0 ? [section(say('ledger.no_plans'))] : []),
    ...plans.slice(0, mostPlans).flatMap(({ id, words, saidOn }) => {
      const end = button({ text: say('ledger.end_plan'), actionId: endPlanAction, value: id });
      const said = say('ledger.said_on', { day: fullDay(saidOn, language) });
      const shown = quoted(truncate(words, longestWords));
      return [mayEndPlans ? { ...shown, accessory: end } : shown, context(said)];
    }),
    ...(older > 0 ? [context(say('ledger.more', { count: older }))] : []),
  ];
}
