import { expect, test } from 'vitest';
import { type Guide, openGuide } from '../../src/sandbox/guide.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { aDemo, type DemoStage } from './demo-stage.ts';
import { aMorningForTheGuide } from './guide-stage.ts';

const firm = {
  ...smallFirm,
  roster: `${smallFirm.roster}\nclient,,,Svea Logistik,${ids.kari},,,\nengagement,,,Svea Logistik,,Routes,2026-01-01,`,
};

async function books({ workspace, goesThrough }: DemoStage, client: string, day: string): Promise<void> {
  await workspace.command(ids.kari, workspace.appConversation(ids.kari).id, `/hats meetings ${client}`);
  await goesThrough(ids.kari, { clicks: ['meetings.booking.open'], fills: { day: 'other', other_day: day } });
}

const records = ({ clicks }: DemoStage) =>
  clicks(ids.kari, 'meetings.outcome.open', { fills: { learnt: 'All is well', satisfaction: '4' } });

const meetIn = (guide: Pick<Guide, 'shows'>) => guide.shows().find(({ id }) => id === 'meet');

test('the guide waits for the question about the meeting that was booked, whatever else Kari is asked', async () => {
  await using stage = await aDemo('2026-11-23T08:00:00Z', undefined, firm);
  const { demo, workspace } = stage;
  const shown = { shows: () => demo.shows().guide };
  await books(stage, 'Apteekki Sampo', '2026-12-03');
  await books(stage, 'Svea Logistik', '2026-12-10');
  await stage.until('2026-12-04T10:00:00Z');
  expect(meetIn(shown)).toMatchObject({ state: 'waiting', text: expect.stringContaining('It is booked') });
  await demo.waitFor('meet');
  expect(stage.now().toISOString()).toBe('2026-12-11T07:00:00.000Z');
  expect(meetIn(shown)).toMatchObject({ state: 'ready', text: expect.stringContaining('It was held') });
  await records(stage);
  expect(meetIn(shown)?.state).toBe('done');
  expect(workspace.violations).toEqual([]);
});

test('recording another meeting than the one that was booked leaves the step as it is; when Kari records it by habit the step begins anew', async () => {
  await using stage = await aDemo('2026-11-23T08:00:00Z', undefined, firm);
  const { workspace } = stage;
  await books(stage, 'Apteekki Sampo', '2026-12-03');
  const people = { act: false };
  const guide = openGuide(workspace, { now: stage.now }, () => people.act);
  expect(meetIn(guide)).toMatchObject({ state: 'ready', text: expect.stringContaining('/hats meetings') });
  await books(stage, 'Svea Logistik', '2026-12-10');
  await stage.until('2026-12-04T10:00:00Z');
  await records(stage);
  expect(meetIn(guide)?.state).toBe('waiting');
  await stage.until('2026-12-11T10:00:00Z');
  expect(meetIn(guide)).toMatchObject({ state: 'ready', text: expect.stringContaining('It was held') });
  people.act = true;
  await records(stage);
  people.act = false;
  expect(meetIn(guide)).toMatchObject({ state: 'ready', text: expect.stringContaining('/hats meetings') });
});

test('before time is let pass while the eNPS is open, the guide says until when it can be answered', async () => {
  await using stage = await aMorningForTheGuide();
  const guide = { shows: () => stage.demo.shows().guide };
  await books(stage, 'Svea Logistik', '2026-12-10');
  const text = () => meetIn(guide)?.text;
  expect(text()).toMatch(/Answer the eNPS first, it is step 5: it closes on [^.{}]*29 December\.$/);
  await stage.clicks(ids.ana, 'enps.answer.open', { fills: { score: '9' } });
  expect(text()).toMatch(/Kari is asked how it went\.$/);
});
