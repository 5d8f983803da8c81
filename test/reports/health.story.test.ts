import { expect, it } from 'vitest';
import { speak } from '../../src/i18n/text.ts';
import { healthTexts } from '../../src/reports/texts/index.ts';
import { rosterTexts } from '../../src/roster/texts/index.ts';
import type { Message } from '../../src/sandbox/index.ts';
import { onDatabase } from '../support/database.ts';
import { type Firm, openStory, type Story } from '../support/story.ts';

const zone = 'Europe/Helsinki';
const channel = 'C0LEADERS0';
const leadership = { elin: 'U0ELIN0000', kari: 'U0KARI0000', olav: 'U0OLAV0000' };
const karis = ['Ana', 'Ben', 'Cia', 'Dag', 'Eva'].map(name => ({ id: `U0${name.toUpperCase()}00000`, name }));
const olavs = ['Gro'].map(name => ({ id: `U0${name.toUpperCase()}00000`, name }));
const consultants = [...karis, ...olavs];
const person = (id: string, realName: string) => ({
  id,
  name: realName.toLowerCase().replace(' ', '.'),
  realName,
  zone,
});

/** Kari has five consultants, Olav one; Kari is in the leadership's channel without belonging to the leadership. */
const firm: Firm = {
  people: [
    { ...person(leadership.elin, 'Elin Dahl'), isAdmin: true, isOwner: true },
    person(leadership.kari, 'Kari Niemi'),
    person(leadership.olav, 'Olav Berg'),
    ...consultants.map(({ id, name }) => person(id, `${name} Laine`)),
  ],
  channels: [
    { id: channel, name: 'leadership', private: true, members: [leadership.elin, leadership.kari], botIsMember: true },
  ],
  settings: [
    ['admins', leadership.elin],
    ['leadership', leadership.elin],
    ['leadership_contact', leadership.elin],
    ['leadership_channel', channel],
    ['language', 'fi'],
    ['pulse.spread_days', '1'],
    ['pulse.joiner_days', '0'],
  ],
  roster: [
    'kind,person,deputy,client,lead,engagement,starts_on,role,language',
    ...[...Object.values(leadership), ...consultants.map(({ id }) => id)].map(id => `person,${id},,,,,,,en`),
    `client,,,Apteekki Sampo,${leadership.kari},,,,`,
    `client,,,Nordbank,${leadership.olav},,,,`,
    'engagement,,,Apteekki Sampo,,Prescriptions,2026-01-01,,',
    'engagement,,,Nordbank,,Cards,2026-01-01,,',
    ...karis.map(({ id }) => `member,${id},,Apteekki Sampo,,Prescriptions,,developer,`),
    ...olavs.map(({ id }) => `member,${id},,Nordbank,,Cards,,developer,`),
  ].join('\n'),
};

const answer = { score: '8', load: '3', support: 'yes', agreement: '4' };
const fi = speak(healthTexts, 'fi');
const en = speak(healthTexts, 'en');
const channelWords = speak(rosterTexts, 'en');

onDatabase('pglite', 'the health of the cadence', engine => {
  const posts = ({ sandbox: { workspace } }: Story): readonly Message[] =>
    workspace.messagesSeenBy(leadership.elin, channel).filter(({ author }) => author === workspace.records.bot.userId);
  const wordsIn = ({ blocks }: Message) => JSON.stringify(blocks);
  const hasPicture = ({ blocks }: Message) => blocks.at(-1)?.type === 'image';

  it('stands once a month in the private channel, and goes to the contact when the channel is private no more', async () => {
    await using story = await openStory({ at: '2026-10-28T12:00:00Z', firm, engine });
    const { workspace } = story.sandbox;
    const elin = story.person(leadership.elin);
    await story.begin();

    // At nine on the third working day, with who leads and which clients; October knew no talk yet.
    await story.until('2026-11-04T06:59:00Z');
    expect(posts(story)).toEqual([]);
    await story.until('2026-11-04T07:30:00Z');
    const [october, ...more] = posts(story);
    if (!october) throw new Error('nothing was posted');
    expect(more).toEqual([]);
    expect(october.text).toBe(fi('health.title', { month: 'lokakuu' }));
    expect(hasPicture(october)).toBe(true);
    expect(wordsIn(october)).toContain('Apteekki Sampo');
    for (const { id } of consultants) expect(() => workspace.read(id, channel)).toThrow('does not see');
    // Who else reads it is told to the admin, once.
    const outsiders = channelWords('channel.outsiders', { count: 1, names: 'Kari Niemi' });
    expect(elin.reads().filter(text => text.includes(outsiders))).toHaveLength(1);

    for (const { id } of consultants) {
      await story.person(id).clicks('Answer');
      expect(await story.person(id).submits(answer)).toEqual({});
      await story.person(id).closes();
    }

    // Somebody makes the channel public: the numbers go to the contact, and she, who is the admin, hears why.
    workspace.publish(channel);
    await story.until('2026-12-03T07:30:00Z');
    expect(posts(story)).toHaveLength(1);
    const november = elin.messages().find(({ text }) => text === en('health.title', { month: 'November' }));
    if (!november) throw new Error('nothing was sent');
    expect(hasPicture(november)).toBe(true);
    const words = wordsIn(november);
    for (const name of ['Kari Niemi', 'Olav Berg', 'Apteekki Sampo', 'Nordbank']) expect(words).toContain(name);
    for (const { name } of consultants) expect(words).not.toContain(name);
    // Five have answered to Kari; of Olav's one nothing follows.
    expect(words).toContain('Kari Niemi: 5 answers, 8.0');
    expect(words).toContain(en('feelings.too_few'));
    expect(words).not.toContain(en('feelings.all'));
    await story.until('2026-12-04T07:30:00Z');
    expect(elin.reads().filter(text => text.includes(channelWords('channel.unreadable')))).toHaveLength(1);
    story.everybodyReads();
    // It may look at private channels alone: that is how it learns that this one is public.
    expect(workspace.violations.splice(0).map(({ kind, where }) => `${kind} ${where}`)).toEqual([
      'missing_scope conversations.info',
    ]);
  }, 60_000);
});
