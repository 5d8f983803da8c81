import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { historyPicture, pngOf } from '../../src/pictures/index.ts';
import { picture } from '../../src/slack/blocks.ts';
import { fileCalls } from '../../src/slack/files.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { openStory } from '../support/story.ts';
import { anApp, aSandbox } from './support.ts';

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!browserPath) console.log('skipped: the page in a browser, for there is no Chromium here');

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Her screen in a browser of her own; whatever breaks on it breaks the test. */
async function screenOf(
  url: string,
  userId: string,
): Promise<{ page: Page; mistakes: string[]; close: () => Promise<void> }> {
  const browser = await chromium.launch({ executablePath: browserPath ?? '', args: quiet });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const mistakes: string[] = [];
  page.on('pageerror', error => mistakes.push(error.message));
  page.on('console', message => message.type() === 'error' && mistakes.push(message.text()));
  await page.goto(`${url}#${userId}`);
  return { page, mistakes, close: () => browser.close() };
}

/** A picture comes before the browser tells of the scrolling that went before it: how far from the bottom the newest message is then. */
const growLate = `(async () => {
  const list = document.querySelector('.message-list');
  const scroller = list.parentElement;
  list.lastElementChild.style.marginBottom = '2000px';
  scroller.dispatchEvent(new Event('scroll'));
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  list.lastElementChild.style.marginBottom = '';
  return left;
})()`;

describe.skipIf(!browserPath)('the page, in a browser', () => {
  it('shows the prompt, takes the check-in, shows the inline error with nothing lost, and the lead’s alert', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm });
    await story.begin();
    await story.until('2026-12-01T08:15:00Z');
    const ana = await screenOf(story.sandbox.url, ids.ana);
    const form = ana.page.getByRole('dialog');
    await ana.page.getByText('three-hats').first().click();
    expect(await ana.page.getByRole('tab', { name: 'Home' }).isVisible()).toBe(false);
    await ana.page.getByRole('button', { name: 'Answer', exact: true }).click();
    await form.locator('select').selectOption({ label: '3' });
    for (const choice of ['Too much', 'Partly', 'Not really']) await form.getByLabel(choice, { exact: true }).check();
    await form.getByLabel('What should we talk about?').fill('The <!channel> release');
    await form.getByRole('checkbox').check();
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('please write what').waitFor();
    expect(await form.getByLabel('What should we talk about?').inputValue()).toBe('The <!channel> release');
    await form.getByRole('checkbox').uncheck();
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('Thank you, Ana.').waitFor();
    expect(ana.mistakes).toEqual([]);
    await ana.close();

    await story.round();
    const kari = await screenOf(story.sandbox.url, ids.kari);
    await kari.page.getByText('three-hats').first().click();
    await kari.page.getByText('something in this month’s check-in calls for a talk').waitFor();
    await kari.page.getByRole('button', { name: 'Look at it' }).click();
    await kari.page.getByRole('dialog').getByText('The answer for December was low.').waitFor();
    expect(kari.mistakes).toEqual([]);
    await kari.close();
    for (const id of [ids.ana, ids.kari]) story.person(id).reads();
  });

  it('shows a picture, and a file that can be saved as it was sent', async () => {
    await using place = await aSandbox({ app: anApp({ scopes: ['chat:write', 'files:write'], homeTab: false }) });
    const slack = fileCalls(place.client);
    const drawing = historyPicture({ title: 'How you are', points: [{ label: 'Nov', value: 7 }], scale: [1, 10] });
    const png = await slack.upload({ name: 'history.png', title: 'History', bytes: await pngOf(drawing) });
    const csv = await slack.storeFile({ name: 'register.csv', title: 'Register', bytes: 'a;b\n' });
    if (!png.ok || !csv.ok) throw new Error('nothing was uploaded');
    const { id: channel } = place.workspace.appConversation('UANA');
    const post = () =>
      place.client.chat.postMessage({ channel, text: 'x', blocks: [picture(png.fileId, 'Seven in November')] });
    await post().catch(post);
    const showing = { channel, fileId: csv.fileId, title: 'Register', text: 'Here it is', blocks: [] };
    await slack.showFile({ ...showing, deliveryId: '0b3f5b3e-0000-4000-8000-000000000001' });
    const ana = await screenOf(place.sandbox.url, 'UANA');
    await ana.page.getByText('Three Hats').first().click();
    const shown = ana.page.getByRole('img', { name: 'Seven in November' });
    await shown.scrollIntoViewIfNeeded();
    await expect.poll(() => shown.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(1440);
    expect(await ana.page.evaluate<number>(growLate)).toBeLessThan(2);
    const saving = ana.page.waitForEvent('download');
    await ana.page.getByRole('link', { name: 'register.csv, 4 B' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('register.csv');
    expect(await readFile(await saved.path(), 'utf8')).toBe('a;b\n');
    expect(ana.mistakes).toEqual([]);
    await ana.close();
  });
});
