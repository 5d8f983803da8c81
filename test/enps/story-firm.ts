import { sql } from 'kysely';
import { afterTexts, askTexts, numberTexts, roundTexts } from '../../src/enps/texts/index.ts';
import { shortDay } from '../../src/i18n/dates.ts';
import type { Language } from '../../src/i18n/language.ts';
import { speak } from '../../src/i18n/text.ts';
import type { Message } from '../../src/sandbox/index.ts';
import type { Firm, Someone, Story } from '../support/story.ts';

export const leadersChannel = 'C0LEADERS0';

const zones: Readonly<Record<Language, string>> = {
  en: 'Europe/Helsinki',
  fi: 'Europe/Helsinki',
  sv: 'Europe/Stockholm',
  nb: 'Europe/Oslo',
  da: 'Europe/Copenhagen',
};

/** Elin and Kari are the leadership; each of the others answers in her own language, or does not. */
export const speaks = {
  elin: 'en',
  kari: 'fi',
  ana: 'en',
  ben: 'fi',
  cia: 'sv',
  dag: 'nb',
  eva: 'da',
  finn: 'en',
  gro: 'nb',
  hal: 'da',
  ida: 'sv',
  jon: 'fi',
  kim: 'en',
  liv: 'nb',
  nils: 'sv',
} as const satisfies Readonly<Record<string, Language>>;
export type Name = keyof typeof speaks;
export const everybody = Object.keys(speaks) as Name[];

export const idOf = (name: string): string => `U0${name.toUpperCase().padEnd(8, '0')}`;
export const inSlack = (name: string, language: Language) => ({
  id: idOf(name),
  name,
  realName: `${name.charAt(0).toUpperCase()}${name.slice(1)} Laine`,
  zone: zones[language],
});

/** These people, all of them employees. */
export const firmOf = (names: readonly Name[], settings: NonNullable<Firm['settings']>): Firm => ({
  people: names.map(name => {
    const isFirst = name === 'elin';
    return { ...inSlack(name, speaks[name]), isAdmin: isFirst, isOwner: isFirst };
  }),
  channels: [
    {
      id: leadersChannel,
      name: 'leadership',
      private: true,
      members: [idOf('elin'), idOf('kari')],
      botIsMember: true,
    },
  ],
  settings: [
    ['admins', idOf('elin')],
    ['leadership', `${idOf('elin')},${idOf('kari')}`],
    ['leadership_contact', idOf('kari')],
    ['leadership_channel', leadersChannel],
    ...settings,
  ],
  roster: ['kind,person,employee,language', ...names.map(name => `person,${idOf(name)},yes,${speaks[name]}`)].join(
    '\n',
  ),
});

/** The survey's words in one's own language. */
export const wordsFor = (name: Name) => {
  const language = speaks[name];
  return {
    ask: speak(askTexts, language),
    round: speak(roundTexts, language),
    number: speak(numberTexts, language),
    after: speak(afterTexts, language),
  };
};

/** What the app has written in leadership's channel, oldest first. */
export const posted = ({ sandbox: { workspace } }: Story): readonly Message[] =>
  workspace
    .messagesSeenBy(idOf('kari'), leadersChannel)
    .filter(({ author }) => author === workspace.records.bot.userId);

/** Clicks a button on the newest message in leadership's channel that has one of that label. */
export async function clicksThere({ sandbox: { workspace } }: Story, { id }: Someone, label: string): Promise<void> {
  const places = workspace.messagesSeenBy(id, leadersChannel).flatMap(({ ts, blocks }) =>
    blocks.flatMap(block => {
      const elements = block.type === 'actions' ? block.elements : block.type === 'section' ? [block.accessory] : [];
      return elements.flatMap(element =>
        element?.type === 'button' && element.text.text === label
          ? [{ ts, blockId: block.block_id ?? '', actionId: element.action_id ?? '' }]
          : [],
      );
    }),
  );
  const place = places.at(-1);
  if (!place) throw new Error(`leadership’s channel has no button “${label}”`);
  await workspace.click(id, { channel: leadersChannel, ...place });
  await workspace.until(() => workspace.openViews(id).length > 0);
}

/** A score, and why. */
export type Reply = readonly [score: number, why?: string | undefined];

/** Opens the question from the invitation, answers it, and reads the thanks. */
export async function answers(story: Story, name: Name, [score, why]: Reply): Promise<void> {
  const someone = story.person(idOf(name));
  const { ask } = wordsFor(name);
  await someone.clicks(ask('invitation.answer'));
  const errors = await someone.submits({ score: String(score), ...(why ? { why } : {}) });
  if (Object.keys(errors).length > 0) throw new Error(`${name} was refused: ${JSON.stringify(errors)}`);
  const [thanks = ''] = ask('thanks.answered', { day: '…', time: '…' }).split('…');
  if (!someone.modalText().includes(thanks)) throw new Error(`${name} was not thanked: ${someone.modalText()}`);
  await someone.closes();
}

export const someone = (story: Story, name: Name): Someone => story.person(idOf(name));
/** How many of her messages say this, alone or among others in the morning. */
export const has = (story: Story, name: Name, text: string) =>
  someone(story, name)
    .messages()
    .filter(({ blocks }) => JSON.stringify(blocks).includes(JSON.stringify(text).slice(1, -1))).length;

/** Whether she got the invitation. */
export const isAsked = (story: Story, name: Name) => has(story, name, wordsFor(name).ask('invitation.text')) > 0;

/** How often she was reminded of the survey that closes on that day. */
export const reminders = (story: Story, name: Name, closesOn: string) =>
  has(story, name, wordsFor(name).ask('reminder.text', { day: shortDay(closesOn, speaks[name]) }));

/** What she sees of the survey at this moment: every byte that the app gave, and the words. */
export async function look(story: Story, name: Name): Promise<{ bytes: string; words: string }> {
  const viewer = someone(story, name);
  await viewer.types('/hats enps');
  // Ids that Slack gives where the app gave none.
  const bytes = JSON.stringify(viewer.modal().content).replaceAll(/"block_id":"b[0-9A-F]{10}"/g, '');
  const seen = { bytes, words: viewer.modalText() };
  await viewer.closes();
  return seen;
}

/** All rows of a table as text. */
export async function rowsOf({ app }: Story, table: string): Promise<string[]> {
  const found = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(
    app.connection.background,
  );
  return found.rows.map(({ row }) => row);
}

/** Every row of every table. */
export async function dumpOf(story: Story): Promise<string> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(
    story.app.connection.background,
  );
  const rows: string[] = [];
  for (const { name } of tables.rows) rows.push(...(await rowsOf(story, name)).map(row => `${name} ${row}`));
  return rows.join('\n');
}
