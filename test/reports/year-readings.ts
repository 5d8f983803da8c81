import { parse } from 'csv-parse/sync';
import { speak } from '../../src/i18n/text.ts';
import { promisesButton } from '../../src/promises/index.ts';
import { outputTexts } from '../../src/reports/texts/index.ts';
import { healthButton } from '../../src/reports/views/besides.ts';
import { suggestionsButton } from '../../src/suggestions/index.ts';
import { clicksIn } from '../support/buttons.ts';
import type { Someone, Story } from '../support/story.ts';
import { type ReadDocument, readMarkdown } from './markdown-reading.ts';

const say = speak(outputTexts, 'en');

/** The page that says how things stand with a client, as she comes to it from the client’s own. */
export async function opensHealth(story: Story, her: Someone, client: string): Promise<void> {
  await her.types(`/hats client ${client}`);
  await clicksIn(story, her, healthButton.label('en'));
}

/** What that page says of these parts, mark and reason, by part. */
export function healthIn(text: string, parts: readonly string[]): Record<string, string> {
  const sections = text.split('\n*').map(section => section.replaceAll('*', ''));
  const found = parts.flatMap(part => {
    const said = sections.find(section => section.startsWith(`${part} – `));
    return said
      ? [
          [
            part,
            said
              .slice(part.length + 3)
              .split('\n')
              .slice(0, 2)
              .join(': '),
          ] as const,
        ]
      : [];
  });
  return Object.fromEntries(found);
}

/** Both registers of a client, from the page that says how it stands. */
export async function registersOf(story: Story, her: Someone, client: string): Promise<string> {
  const texts: string[] = [];
  for (const button of [promisesButton, suggestionsButton]) {
    await opensHealth(story, her, client);
    await clicksIn(story, her, button.label('en'));
    texts.push(her.modalText());
    await her.closes();
  }
  return texts.join('\n');
}

/** The seven outputs of a client, ordered and downloaded in both forms. */
export async function outputsOf(story: Story, her: Someone, client: string) {
  const files: string[] = [];
  for (const label of ['outputs.markdown', 'outputs.csv'] as const) {
    await opensHealth(story, her, client);
    await clicksIn(story, her, say(label));
    await story.round();
    await her.closes();
    files.push(newestFile(story, her));
  }
  const [markdown = '', csv = ''] = files;
  return { document: readMarkdown(markdown), rows: rowsIn(csv) };
}

function newestFile({ sandbox }: Story, her: Someone): string {
  const message = her.messages().findLast(({ fileIds }) => fileIds.length > 0);
  const bytes = sandbox.workspace.records.files.get(message?.fileIds[0] ?? '')?.bytes;
  if (!bytes) throw new Error(`${her.id} got no file`);
  return new TextDecoder().decode(bytes);
}

/** What it is, when, its words and how it stands. */
function rowsIn(csv: string): string[] {
  const read: unknown = parse(csv, { bom: true, columns: true, delimiter: ';' });
  const rows = read as Readonly<Record<string, string>>[];
  return rows.map(({ output, day, words, state }) => [output, day, words, state].join(' | '));
}

/** A document’s lists as lines: the words, then the fields that it has. */
export const linesIn = ({ sections }: ReadDocument): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(sections).map(([heading, entries]) => [
      heading,
      entries.map(({ words, fields }) =>
        [words, ...Object.entries(fields).map(([label, all]) => `${label}: ${all}`)].join(' | '),
      ),
    ]),
  );

/** What she was told in the year about promises, suggestions and needs, as it stands in her messages. */
export const heardBy = (her: Someone): string[] =>
  her
    .messages()
    .flatMap(({ blocks }) => blocks.flatMap(block => (block.type === 'section' && block.text ? [block.text.text] : [])))
    .filter(text => /promise|suggestion|need/.test(text));
