import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { type Say, speak } from '../../i18n/text.ts';
import type { LocalDate } from '../../time/calendar.ts';
import {
  type OutputName,
  type Outputs,
  outputNames,
  type QuarterSatisfaction,
  type StrategicNeed,
  type Wish,
  type WrittenAgreement,
} from '../rules.ts';
import { outputTexts } from '../texts/index.ts';
import { markdownLink, markdownText } from './markdown.ts';

type Words = Say<keyof typeof outputTexts.en>;

/** One thing of an output: what it is, and what else is known of it, label by label. */
interface Entry {
  readonly words: string;
  readonly facts: readonly (readonly [label: string, text: string | null])[];
}

export interface OutputsModel {
  readonly client: string;
  readonly on: LocalDate;
  readonly outputs: Outputs;
}

/** The seven outputs of a client as a Markdown document: a heading each, and a list below it. */
export function outputsMarkdown({ client, on, outputs }: OutputsModel, language: Language): string {
  const say = speak(outputTexts, language);
  const drawn = entriesOf(outputs, say, language);
  const parts = outputNames.map((name, index) => {
    const lines = drawn[name].flatMap(entryLines);
    const heading = `## ${index + 1}. ${say(`output.${name}`)}`;
    return [heading, '', ...(lines.length > 0 ? lines : [say('outputs.nothing')]), ''];
  });
  const title = say('outputs.title', { client: markdownText(client) });
  return [`# ${title}`, '', say('outputs.as_of', { day: fullDay(on, language) }), '', ...parts.flat()].join('\n');
}

const entryLines = ({ words, facts }: Entry): string[] => [
  `- ${words}`,
  ...facts.flatMap(([label, text]) => (text === null ? [] : [`  - ${label}: ${text}`])),
];

/** The entries of each output; what a person wrote is made harmless here. */
function entriesOf(outputs: Outputs, say: Words, language: Language): Readonly<Record<OutputName, readonly Entry[]>> {
  const day: InDays = date => (date === null ? null : fullDay(date, language));
  return {
    agreements: outputs.agreements.map(agreement => agreementEntry(agreement, say, day)),
    plans: outputs.plans.map(({ words, saidOn }) => ({
      words: markdownText(words),
      facts: [[say('label.said'), day(saidOn)]],
    })),
    improvements: outputs.improvements.map(({ words, result, doneOn, toldOn, owner }) => ({
      words: markdownText(words),
      facts: [
        [say('label.result'), written(result)],
        [say('label.done'), day(doneOn)],
        [say('label.told'), day(toldOn) ?? say('value.not_yet')],
        [say('label.owner'), written(owner)],
      ],
    })),
    to_delivery: outputs.to_delivery.map(wish => wishEntry(wish, say, day)),
    to_portfolio: outputs.to_portfolio.map(wish => wishEntry(wish, say, day)),
    satisfaction: outputs.satisfaction.map(quarter => quarterEntry(quarter, say)),
    needs: outputs.needs.map(need => needEntry(need, say, day)),
  };
}

/** A day in her words; none stays none. */
type InDays = (date: LocalDate | null) => string | null;

const wishEntry = ({ words, filedOn, dueOn, owner, state, result }: Wish, say: Words, day: InDays): Entry => ({
  words: markdownText(words),
  facts: [
    [say('label.state'), say(`state.${state}`)],
    [say('label.filed'), day(filedOn)],
    [say('label.due'), day(dueOn)],
    [say('label.result'), written(result)],
    [say('label.owner'), written(owner)],
  ],
});

const needEntry = (need: StrategicNeed, say: Words, day: InDays): Entry => ({
  words: markdownText(need.words),
  facts: [
    [say('label.state'), say(`state.${need.state}`)],
    [say('label.filed'), day(need.filedOn)],
    [say('label.offer'), say(`offer.${need.offer}`)],
    [say('label.offer_on'), day(need.offerOn)],
    [say('label.offer_by'), written(need.offerBy)],
  ],
});

const quarterEntry = ({ quarter, meetings, satisfaction, value, reasons }: QuarterSatisfaction, say: Words): Entry => ({
  words: quarterInWords(quarter, say),
  facts: [
    [say('label.satisfaction'), say('value.of_five', { mean: satisfaction })],
    [say('label.value'), say('value.of_five', { mean: value })],
    [say('label.meetings'), String(meetings)],
    ...reasons.map(reason => [say('label.reason'), markdownText(reason)] as const),
  ],
});

function quarterInWords(quarter: string, say: Words): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return say('value.quarter', { number, year });
}

const written = (text: string | null): string | null => (text === null ? null : markdownText(text));

function agreementEntry(agreement: WrittenAgreement, say: Words, day: InDays): Entry {
  const { content, level, fromDay, untilDay, owner, link, signedOffBy, signedOffOn, state } = agreement;
  const signed =
    signedOffOn === null
      ? say('value.not_yet')
      : say('value.signed', { day: day(signedOffOn) ?? '–', name: markdownText(signedOffBy ?? '–') });
  return {
    words: markdownText(content),
    facts: [
      [say('label.level'), markdownText(level)],
      [say('label.from'), day(fromDay)],
      [say('label.until'), day(untilDay) ?? say('value.open_end')],
      [say('label.owner'), markdownText(owner)],
      [say('label.signed_off'), signed],
      [say('label.state'), say(`agreement.${state}`)],
      [say('label.link'), link === null ? null : markdownLink(link)],
    ],
  };
}
