import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import { button, harmless, type Message, section, truncate } from '../../slack/blocks.ts';
import { type OutputFormat, outputFormats } from '../rules.ts';
import { outputTexts } from '../texts/index.ts';
import { orderOutputsAction } from './ids.ts';

export { type OutputsModel, outputsMarkdown } from './outputs-markdown.ts';

/** The action of each format's button: within one block no two are called the same. */
export const orderActions = { md: `${orderOutputsAction}.md`, csv: `${orderOutputsAction}.csv` } as const;

const labels = { md: 'outputs.markdown', csv: 'outputs.csv' } as const satisfies Record<OutputFormat, string>;

/** The buttons that order them. `orderId` is made with the view: clicking twice is one order. */
export const orderButtons = (clientId: string, orderId: string, language: Language) =>
  outputFormats.map(format =>
    button({
      text: speak(outputTexts, language)(labels[format]),
      actionId: orderActions[format],
      value: `${clientId} ${format} ${orderId}`,
    }),
  );

export const orderedWords = (language: Language): string => speak(outputTexts, language)('outputs.ordered');

/** What the file is called beside its name. */
export const outputsTitle = (client: string, language: Language): string =>
  speak(outputTexts, language)('outputs.title', { client: truncate(client, 80) });

/** The words beside the file. */
export function outputsMessage(client: string, language: Language): Message {
  const text = speak(outputTexts, language)('outputs.message', { client: harmless(truncate(client, 80)) });
  return { text, blocks: [section(text)] };
}
