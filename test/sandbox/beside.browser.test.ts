import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Demo } from '../../src/sandbox/page-acts.ts';
import type { PageDemo, PageEvent, PageMove } from '../../src/sandbox/page-api.ts';
import { hindrances } from './page-axe.ts';
import { aBrowser, browserPath, theScreen } from './page-browser.ts';
import { aSandbox, aSection, type Place } from './support.ts';

const at = (month: number, day: number) => new Date(Date.UTC(2026, month - 1, day, 9)).toISOString();
const person = { kind: 'person', name: 'Ana Aalto' } as const;
const client = { kind: 'client', name: 'Svea' } as const;

const events: readonly PageEvent[] = [
  { kind: 'check_in', about: person, state: 'done', at: at(9, 1), until: at(9, 2) },
  { kind: 'check_in', about: person, state: 'missed', at: at(10, 1), until: null },
  { kind: 'check_in', about: person, state: 'planned', at: at(12, 1), until: null },
  { kind: 'talk', about: person, state: 'done', at: at(9, 10), until: null },
  { kind: 'follow_up', about: client, state: 'late', at: at(10, 20), until: null },
  { kind: 'deviation', about: client, state: 'open', at: at(10, 21), until: null },
  { kind: 'survey', about: { kind: 'firm', name: '' }, state: 'done', at: at(9, 14), until: at(9, 28) },
];

/** A demo of which the test says what it shows, and that notes what is done with it. */
function aStage() {
  const done: string[] = [];
  const shown = {
    moving: false,
    demo: {
      year: null,
      guide: ['First', 'Second'].map((title, nth) => ({
        id: title,
        title,
        text: `Do *this*, <b>${title}</b>`,
        places: [{ userId: ['UANA', 'UBO'][nth] ?? '', channel: nth === 0 ? null : 'CLEAD' }],
        state: 'ready',
      })),
      faults: {
        on: [],
        restarting: false,
        met: { rate_limited: 0, lost_answers: 0 },
        restarts: 0,
        messages: 7,
        twice: 0,
      },
    } as PageDemo,
  };
  const demo: Demo = {
    shows: () => shown.demo,
    halt: () => void done.push('halt'),
    waitFor: async step => void done.push(`wait for ${step}`),
    setFault: (fault, on) => void done.push(`${fault} ${on}`),
    restart: async () => void done.push('restart'),
    timeline: async () => events,
  };
  const hands = { move: async (move: PageMove) => void done.push(move), isMoving: () => shown.moving, demo };
  return { done, shown, hands };
}

describe.skipIf(!browserPath)('what stands beside Slack, in a browser', () => {
  const stage = aStage();
  let place: Place;
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  beforeAll(async () => {
    place = await aSandbox({ hands: stage.hands });
    browser = await aBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await place.sandbox.close();
  });

  /** Shows it otherwise from now on. */
  const becomes = (change: Partial<PageDemo>, moving = false) => {
    stage.shown.demo = { ...stage.shown.demo, ...change };
    stage.shown.moving = moving;
    place.workspace.touch();
  };

  it('leads through the steps, plays a year until it is stopped, and switches faults', async () => {
    const { done } = stage;
    const { page, mistakes, close } = await theScreen(browser, place.sandbox.url, 'UBO', {
      width: 1440,
      scheme: 'light',
    });
    const guide = page.getByRole('region', { name: 'Three hats in six steps' });
    await guide.getByText('Do this, <b>First</b>').waitFor();
    await guide.getByRole('button', { name: 'Be Ana' }).click();
    await page.getByText('You are Ana Aalto').waitFor();
    const [first, second] = stage.shown.demo.guide;
    if (!first || !second) throw new Error('the guide has two steps');
    becomes({
      guide: [
        { ...first, state: 'done' },
        { ...second, state: 'waiting' },
      ],
    });
    await guide.getByRole('button', { name: 'Let time pass' }).click();
    expect(done).toEqual(['wait for Second']);
    await guide.getByRole('button', { name: 'Be Bo' }).click();
    await page.getByRole('heading', { name: 'leadership' }).waitFor();

    await page.getByRole('button', { name: 'Play a year' }).click();
    expect(done.at(-1)).toBe('year');
    const year = { from: place.clock.now().toISOString(), until: new Date('2027-11-02T09:00:00Z').toISOString() };
    becomes({ year }, true);
    await page.getByRole('progressbar', { name: 'The year that is played' }).waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(done.at(-1)).toBe('halt');
    becomes({ year: null });
    await page.getByRole('button', { name: 'Play a year' }).waitFor();

    await page.getByRole('button', { name: /^Faults/ }).click();
    const lost = page.getByRole('switch', { name: 'Slack’s answers are lost' });
    await lost.click();
    expect(done.at(-1)).toBe('lost_answers true');
    becomes({ faults: { ...stage.shown.demo.faults, on: ['lost_answers'], twice: 2 } });
    await page.getByText('2 of 7 messages came twice').waitFor();
    expect(await lost.getAttribute('aria-checked')).toBe('true');
    await page.getByRole('button', { name: 'Restart the bot now' }).click();
    expect(done.at(-1)).toBe('restart');
    becomes({ faults: { ...stage.shown.demo.faults, on: [], twice: 0 } });
    expect(mistakes).toEqual([]);
    await close();
  });

  it.each([
    [1440, 'dark'],
    [390, 'light'],
  ] as const)(
    'shows the time line as a picture and as a table, without a serious finding of axe, at %i pixels, %s',
    async (width, scheme) => {
      const { page, mistakes, close } = await theScreen(browser, place.sandbox.url, 'UBO', { width, scheme });
      await page.getByRole('button', { name: /^Time line/ }).click();
      const table = page.getByRole('table', { name: 'What happened, and what is planned' });
      await expect.poll(() => table.getByRole('row').count()).toBe(events.length + 1);
      expect(await page.locator('.chart .mark').count()).toBe(width === 390 ? events.length - 1 : events.length);
      await page.getByLabel('Whose time line').selectOption('Ana Aalto');
      expect(await page.locator('.chart .lane').allTextContents()).toEqual(['Check-ins', 'Talks']);
      await page.getByLabel('Whose time line').selectOption('');
      await page.getByRole('button', { name: /^Faults/ }).click();
      expect(await hindrances(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      expect(mistakes).toEqual([]);
      await close();
    },
  );

  it('keeps the page’s heap flat while a year goes by', async () => {
    // Long messages: a screen that were kept for each day would weigh tens of megabytes.
    const long = 'A long word about the day. '.repeat(60);
    const post = (nth: number) =>
      place.client.chat.postMessage({
        channel: 'CALL',
        text: long,
        blocks: [aSection(`Day ${nth}`), { ...aSection(long), block_id: 'long' }],
      });
    for (let nth = 0; nth < 100; nth += 1) await post(nth);
    const { page, close } = await theScreen(browser, place.sandbox.url, 'UANA', { width: 1440, scheme: 'light' });
    await page.getByRole('button', { name: /^Time line/ }).click();
    await page.getByRole('button', { name: /^all/ }).click();
    const debug = await page.context().newCDPSession(page);
    const heap = async () => {
      await debug.send('HeapProfiler.collectGarbage');
      return (await debug.send('Runtime.getHeapUsage')).usedSize / 1e6;
    };
    const liveDays = async (from: number, to: number) => {
      for (let nth = from; nth < to; nth += 1) {
        place.clock.advance(86_400_000);
        await post(nth);
        await page.getByText(`Day ${nth}`, { exact: true }).waitFor();
      }
    };
    await liveDays(100, 110);
    const before = await heap();
    await liveDays(110, 135);
    expect((await heap()) - before).toBeLessThan(3);
    await close();
  });
});
