import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { type Firm, openStory, type Story } from '../support/story.ts';
import { everythingOf, remembering } from './everything.ts';

/** Kari leads Ana and Mikko, is the leadership and its contact, and the only admin. Elin and Tiina may be told; so, it seems, may Kari. */
const firm: Firm = {
  ...smallFirm,
  people: [
    ...smallFirm.people.map(person => ({
      ...person,
      isAdmin: person.id === ids.kari,
      isOwner: person.id === ids.kari,
    })),
    { id: 'U0TIINA000', name: 'tiina', realName: 'Tiina Aho', zone: 'Europe/Helsinki' },
  ],
  channels: [{ id: 'C0LEADERS0', name: 'leadership', private: true, members: [ids.kari], botIsMember: true }],
  settings: [
    ['admins', ids.kari],
    ['leadership', ids.kari],
    ['leadership_contact', ids.kari],
    ['concern_readers', [ids.elin, 'U0TIINA000', ids.kari, ids.olav].join(',')],
    ['pulse.spread_days', '1'],
  ],
  more: [
    `kind,person,client,engagement,role
member,${ids.mikko},Apteekki Sampo,Prescriptions,developer`,
  ],
};
const tiina = 'U0TIINA000';
const low = { score: '3', load: '4', support: 'yes', agreement: '4' };
const worry = 'Kari promises the client what nobody asked us about';

interface Month {
  readonly everything: readonly unknown[];
  readonly log: readonly string[];
}

/** What happens besides, on days of the month, and how Ana answers her check-in; absent, nothing does. */
interface Course {
  readonly firstDay?: (story: Story) => Promise<void>;
  readonly fourthDay?: (story: Story) => Promise<void>;
  readonly tenthDay?: (story: Story) => Promise<void>;
  readonly answers?: Record<string, string>;
  /** ends with the fourth day */
  readonly isShort?: boolean;
}

/** Plays December, and looks at all that Kari can get at two moments of it. */
async function played({ firstDay, fourthDay, tenthDay, answers = low, isShort = false }: Course): Promise<Month> {
  const { log, lines } = remembering();
  await using story = await openStory({ at: '2026-11-23T06:55:00Z', firm, log });
  const everything: unknown[] = [];
  /** The ring is every minute in truth: whatever falls due in between, each day begins alike. */
  const until = async (day: number, time: string) => {
    const end = `2026-12-${String(day).padStart(2, '0')}T${time}:00Z`;
    for (let at = Date.parse('2026-11-24T06:55:00Z'); at <= Date.parse(end); at += 86_400_000)
      if (at > story.now().getTime()) {
        await story.until(new Date(at).toISOString());
        await story.round();
      }
    await story.until(end);
    await story.round();
  };
  const look = async () => void everything.push(await everythingOf(story, ids.kari));
  await story.begin();
  await until(1, '07:15');
  const [ana, mikko] = [story.person(ids.ana), story.person(ids.mikko)];
  await ana.clicks('Answer');
  await firstDay?.(story);
  expect(await ana.submits(answers)).toEqual({});
  await ana.closes();
  await mikko.clicks('Answer');
  await mikko.submits({ ...low, score: '8' });
  await mikko.closes();
  await until(4, '10:00');
  await fourthDay?.(story);
  await look();
  if (isShort) {
    story.everybodyReads();
    return { everything, log: [...lines] };
  }
  await until(10, '10:00');
  await tenthDay?.(story);
  await until(31, '15:00');
  await look();
  story.everybodyReads();
  // What the sockets say when all is shut down is no part of the month.
  return { everything, log: [...lines] };
}

/** Tells something on the quiet way out of the open check-in, and is back in it. */
async function tellsQuietly(story: Story, text: string, reader: string): Promise<void> {
  const ana = story.person(ids.ana);
  await ana.clicksInside('Tell somebody other than my lead');
  expect(await ana.submits({ reader: await idOf(story, reader), text })).toEqual({});
  await story.sandbox.workspace.closeView(ids.ana, ana.modal().id);
}

async function idOf({ app }: Story, slackUserId: string): Promise<string> {
  const { db } = app.connection;
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('slackUserId', '=', slackUserId)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** One worry is read, answered, added to and closed; another is never read, passes to Tiina, and is taken back. */
const worries: Course = {
  firstDay: async story => {
    await tellsQuietly(story, worry, ids.elin);
    await tellsQuietly(story, 'And there is more', ids.elin);
    const elin = story.person(ids.elin);
    expect(elin.reads()).toEqual(Array(2).fill('Ana Virtanen has told you something in confidence.'));
    await elin.clicks('Read it');
    expect(await elin.submits({ text: 'Let us meet' })).toEqual({});
    await elin.closes();
  },
  fourthDay: async story => {
    const [ana, elin] = [story.person(ids.ana), story.person(ids.elin)];
    await ana.clicks('Read it');
    expect(ana.modalText()).toContain('Let us meet');
    await ana.submits({ text: 'It goes on' });
    await ana.closes();
    await elin.clicks('Read it');
    await elin.submits({ text: 'We have talked', closes: 'yes' });
    await elin.closes();
  },
  tenthDay: async story => {
    const [ana, elin] = [story.person(ids.ana), story.person(ids.elin)];
    expect(elin.reads()).toContain(
      'Ana Virtanen told you something in confidence on 1 December. It is still waiting for you.',
    );
    await ana.types('/hats concern');
    expect(ana.modalText()).toContain('Not read yet.');
    await openListed(story, 'Not read yet.');
    await ana.clicksInside('Choose another reader');
    await ana.submits({ reader: await idOf(story, tiina) });
    expect(story.person(tiina).reads()).toEqual(['Ana Virtanen has told you something in confidence.']);
    await ana.clicksInside('Take it back');
    await ana.submits();
    expect(ana.modalText()).toContain('It is gone.');
    await ana.closes();
    await story.person(tiina).clicks('Read it');
    expect(story.person(tiina).modalText()).toContain('There is nothing here for you to read.');
    await story.person(tiina).closes();
  },
};

/** Opens the concern of the list that says so of itself. */
async function openListed(story: Story, words: string): Promise<void> {
  const ana = story.person(ids.ana);
  const view = ana.modal();
  const block = view.content.blocks.find(each => each.type === 'section' && each.text?.text.includes(words));
  if (block?.type !== 'section' || block.accessory?.type !== 'button') throw new Error(`nothing says ${words}`);
  const place = { blockId: block.block_id ?? '', actionId: block.accessory.action_id ?? '' };
  await story.sandbox.workspace.clickInView(ids.ana, { viewId: view.id, ...place, values: {} });
  await story.sandbox.workspace.until(() => ana.modal().hash !== view.hash);
}

onDatabase('pglite', 'a lead who is leadership, its contact and the only admin', () => {
  let without: Month;
  beforeAll(async () => {
    without = await played({});
  }, 120_000);

  it('gets the same month, byte for byte, with and without worries about her; one in which something else differs is another', async () => {
    const withWorries = await played(worries);
    expect(withWorries.everything).toEqual(without.everything);
    expect(JSON.stringify(withWorries.everything)).toBe(JSON.stringify(without.everything));
    expect(withWorries.log).toEqual(without.log);
    const other = await played({ answers: { ...low, load: '5' }, isShort: true });
    expect(JSON.stringify(other.everything)).not.toBe(JSON.stringify(without.everything.slice(0, 1)));
  }, 240_000);

  it('gets the same month when a worry can’t be delivered; the author hears instead, and may choose another reader', async () => {
    const heard: string[][] = [];
    const undelivered = await played({
      firstDay: async story => {
        const { faults } = story.sandbox.workspace;
        faults.next('chat.postMessage', { kind: 'error', error: 'channel_not_found' });
        await tellsQuietly(story, worry, ids.elin);
        faults.next('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
        await tellsQuietly(story, 'Another', tiina);
      },
      fourthDay: async story => {
        heard.push(story.person(ids.elin).reads(), story.person(tiina).reads());
        heard.push(
          story
            .person(ids.ana)
            .reads()
            .filter(text => text.includes('somebody else')),
        );
        const ana = story.person(ids.ana);
        await ana.clicks('Look at it');
        expect(ana.modalText()).toContain('You can choose somebody else.');
        await ana.closes();
      },
    });
    const lost = (name: string) =>
      `${name} can’t be reached with what you wrote on 1 December. You can choose somebody else.`;
    expect(heard[2]?.toSorted()).toEqual([lost('Elin Dahl'), lost('Tiina Aho')]);
    expect(heard.slice(0, 2)).toEqual([[], []]);
    expect(undelivered.everything).toEqual(without.everything);
    expect(JSON.stringify(undelivered.everything)).toBe(JSON.stringify(without.everything));
    expect(undelivered.log).toEqual(without.log);
  }, 240_000);

  it('finds no word of it in the log where telling fails, nor where sending does', async () => {
    const { log, lines } = remembering();
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm, log });
    await story.begin();
    const { background } = story.app.connection;
    const ana = story.person(ids.ana);
    await ana.types('/hats concern');
    const rename = async (from: string, to: string) => {
      await sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(background);
    };
    await rename('concern_word', 'elsewhere');
    const told = { reader: await idOf(story, ids.elin), text: worry };
    expect(await ana.submits(told)).toEqual({ reader: expect.stringContaining('Your text is still here') });
    await rename('elsewhere', 'concern_word');
    expect(lines.filter(line => line.includes('failed'))).toEqual([
      expect.stringContaining('error listener_failed {"what":"command"'),
    ]);
    story.sandbox.workspace.faults.next('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 60 });
    expect(await ana.submits(told)).toEqual({});
    await ana.closes();
    await rename('concern_word', 'elsewhere');
    await story.until('2026-11-23T08:01:30Z');
    await rename('elsewhere', 'concern_word');
    expect(lines.filter(line => line.includes('delivery'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^error delivery_failed \{"error":"[a-zA-Z]+"\}$/)]),
    );
    await story.until('2026-11-23T09:00:00Z');
    expect(story.person(ids.elin).reads()).toContain('Ana Virtanen has told you something in confidence.');
    expect(lines.join('\n')).not.toMatch(/concern/i);
    story.everybodyReads();
  });
});
