import { expect, test } from 'vitest';
import { yearHabits } from '../../src/sandbox/firm-year.ts';
import { peopleWithHabits } from '../../src/sandbox/habits.ts';
import { buttonsIn } from '../../src/sandbox/screens.ts';
import type { Actor } from '../../src/sandbox/time-machine.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { aDemo, type DemoStage } from './demo-stage.ts';

const known = new Set<string>(Object.values(ids));

/** Those of the demo's people who work in this firm, as they are used to. */
const peopleIn = ({ workspace, now }: DemoStage): readonly Actor[] => [
  peopleWithHabits(
    workspace,
    yearHabits({ now }).filter(({ userId }) => known.has(userId)),
    { now },
  ),
];

const firm = { ...smallFirm, settings: [...(smallFirm.settings ?? []), ['leadership_channel', 'C0LEADERS0'] as const] };

const leadersReports = ({ workspace }: DemoStage): string[] =>
  workspace
    .messagesSeenBy(ids.elin, 'C0LEADERS0', 1000)
    .flatMap(({ text }) => /The cadence in (\w+)/.exec(text)?.[1] ?? []);

/** Of whatever the app wrote to anybody, what came in the night or at a weekend. */
const untimely = ({ workspace }: DemoStage): string[] =>
  [...known]
    .flatMap(id => workspace.messagesSeenBy(id, workspace.appConversation(id).id, 1000))
    .map(({ ts }) => new Date(Number(ts) * 1000))
    .filter(at => at.getUTCDay() % 6 === 0 || at.getUTCHours() < 6 || at.getUTCHours() > 15)
    .map(at => at.toISOString());

/** Does each thing on the first evening on or after its day. */
function on(stage: DemoStage, plan: readonly (readonly [day: string, what: () => unknown])[]): () => void {
  const left = [...plan];
  return stage.workspace.subscribe(() => {
    const [next] = left;
    if (!next || stage.now() < new Date(next[0])) return;
    left.shift();
    void next[1]();
  });
}

test('a year is played, through lost answers, a restart, and a stop after which somebody moves the clock by hand: everybody is asked, and told once', async () => {
  await using stage = await aDemo('2026-11-02T08:00:00Z', () => peopleIn(stage), firm);
  const { demo, hands } = stage;
  const stop = on(stage, [
    ['2026-11-27', () => demo.setFault('lost_answers', true)],
    ['2026-12-02', () => demo.restart()],
    ['2026-12-14', () => demo.setFault('lost_answers', false)],
    ['2027-01-12', () => demo.halt()],
    ['2027-03-29', () => demo.halt()],
  ]);
  await hands.move('year');
  expect(stage.now().toISOString()).toMatch(/^2027-01-1[2-4]/);
  expect(demo.shows()).toMatchObject({ year: null, faults: { on: [], restarts: 1, restarting: false } });
  await hands.move('day');
  await hands.move('year');
  stop();
  expect(stage.now().toISOString()).toMatch(/^2027-03-(29|3)/);

  const { faults } = demo.shows();
  expect(faults.met.lost_answers).toBeGreaterThan(3);
  expect(faults.twice).toBe(0);
  expect(faults.messages).toBeGreaterThan(20);
  expect(stage.workspace.violations).toEqual([]);
  expect(untimely(stage)).toEqual([]);
  expect(leadersReports(stage)).toEqual(['November', 'December', 'January', 'February']);

  const happened = (await demo.timeline()).filter(({ at }) => new Date(at) < stage.now());
  const told = (kind: string) => happened.flatMap(each => (each.kind === kind ? [each.state] : []));
  expect(told('check_in')).toEqual(['done', 'done', 'done', 'done']);
  expect(told('talk')).toEqual(['done', 'done', 'done', 'done']);
  expect(happened.filter(({ state }) => state === 'late' || state === 'missed')).toEqual([]);
  expect([...told('follow_up'), ...told('development')]).toContain('done');
});

/** Her newest check-in, as the page clicks on it. */
function checkInOf({ workspace }: DemoStage, userId: string) {
  const { id: channel } = workspace.appConversation(userId);
  return workspace
    .messagesSeenBy(userId, channel)
    .flatMap(({ ts, blocks }) => blocks.flatMap(buttonsIn).map(button => ({ ...button, channel, ts })))
    .findLast(({ actionId }) => actionId === 'pulse.check_in.open');
}

test.each([
  ['a year', 'year'],
  ['a month', 'month'],
] as const)(
  'whoever clicks while %s passes has her modal before her: time waits for the app’s answer, and goes on',
  async (_, move) => {
    await using stage = await aDemo('2026-11-20T08:00:00Z', () => [], firm);
    const { demo, hands, sandbox, workspace } = stage;
    const over = hands.move(move);
    const asked = await workspace.until(() => checkInOf(stage, ids.ana));
    const { channel, ts, blockId, actionId } = asked;
    const clickedAt = stage.now();
    const clicked = sandbox.perform({ as: ids.ana, act: { type: 'click', channel, ts, blockId, actionId } });
    const opened = await workspace.until(() => workspace.openViews(ids.ana)[0]);
    expect(opened.content.callbackId).toMatch(/^pulse\.check_in/);
    expect(await clicked).toEqual({ ok: true });
    await workspace.until(() => stage.now() > clickedAt);
    demo.halt();
    await over;
    expect(workspace.violations).toEqual([]);
  },
);
