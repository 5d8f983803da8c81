import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyPicture, pngOf } from '../../src/pictures/index.ts';
import { picture } from '../../src/slack/blocks.ts';
import { fileCalls } from '../../src/slack/files.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { openStory } from '../support/story.ts';
import { aBrowser, aWindow, browserPath } from './page-browser.ts';
import { aButton, anApp, aSandbox, aSection, connectBolt } from './support.ts';

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
  let browser: Browser;
  beforeAll(async () => {
    browser = await aBrowser();
  });
  afterAll(() => browser.close());

  /** Her screen in a browser of her own; whatever breaks on it breaks the test. */
  async function screenOf(url: string, userId: string) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    return { ...(await aWindow(context, url, userId)), close: () => context.close() };
  }

  it('shows the prompt, takes the check-in, shows the inline error with nothing lost, and the lead’s alert', async () => {
    await using story = await openStory({ at: '2026-11-23T08:00:00Z', firm: smallFirm });
    await story.begin();
    await story.until('2026-12-01T08:15:00Z');
    const ana = await screenOf(story.sandbox.url, ids.ana);
    const form = ana.page.getByRole('dialog');
    await ana.page.getByRole('button', { name: /^three-hats/ }).click();
    expect(await ana.page.getByRole('tab', { name: 'Home' }).isVisible()).toBe(false);
    await ana.page.getByRole('button', { name: 'Answer', exact: true }).click();
    await form.getByRole('combobox').first().click();
    await ana.page.getByRole('option', { name: '3', exact: true }).click();
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
    await kari.page.getByRole('button', { name: /^three-hats/ }).click();
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

  it('shows that a button works, sends a second click nowhere, and says when the app took too long', async () => {
    await using place = await aSandbox();
    let clicks = 0;
    const answers: (() => Promise<void>)[] = [];
    await using _ = await connectBolt(place.sandbox, app => {
      app.action('go', async ({ ack }) => {
        clicks += 1;
        answers.push(ack);
      });
    });
    await place.client.chat.postMessage({ channel: 'UANA', text: 'Go?', blocks: [aSection('Go?'), aButton('go')] });
    const { page, mistakes, close } = await screenOf(place.sandbox.url, 'UANA');
    const button = page.getByRole('button', { name: 'Go', exact: true });
    await button.dblclick();
    const working = page.locator('[aria-busy="true"]', { hasText: 'Go' });
    await working.waitFor();
    await button.click();
    expect(clicks).toBe(1);
    const answer = answers.pop();
    await answer?.();
    await working.waitFor({ state: 'detached' });
    await button.click();
    await expect.poll(() => clicks).toBe(2);
    expect(await page.getByText('Operation timed out').count()).toBe(0);
    place.clock.advance(3_000);
    await page.getByText('Operation timed out. Apps need to respond within 3 seconds.').waitFor();
    await working.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await page.getByText('Operation timed out').count()).toBe(0);
    expect(mistakes).toEqual([]);
    await close();
  });

  it('shows what only she may see until she loads the page anew or dismisses it', async () => {
    await using place = await aSandbox();
    const say = async (text: string) => {
      place.clock.advance(1_000);
      await place.client.chat.postEphemeral({ channel: 'CALL', user: 'UANA', text });
    };
    place.workspace.write('UBO', 'CALL', 'For all');
    await say('Before she came');
    place.clock.advance(1_000);
    const { page, mistakes, close } = await screenOf(place.sandbox.url, 'UANA');
    await page.getByRole('button', { name: /^all/ }).click();
    const messages = page.getByRole('list', { name: 'Messages in all' }).getByRole('listitem');
    await messages.filter({ hasText: 'For all' }).waitFor();
    await say('First');
    await say('Second');
    const [first, second] = ['First', 'Second'].map(text => messages.filter({ hasText: text }));
    await second?.getByText('Only visible to you').waitFor();
    await first?.getByRole('button', { name: 'Dismiss' }).click();
    await first?.waitFor({ state: 'detached' });
    expect(await messages.filter({ hasText: 'Before she came' }).count()).toBe(0);
    place.clock.advance(1_000);
    await page.reload();
    await page.getByRole('button', { name: /^all/ }).click();
    await messages.filter({ hasText: 'For all' }).waitFor();
    expect(await messages.filter({ hasText: 'Second' }).count()).toBe(0);
    expect(mistakes).toEqual([]);
    await close();
  });

  it('shows in bold what is unread, counts what names her, and draws a line above it once it is opened', async () => {
    await using place = await aSandbox();
    place.workspace.write('UBO', 'CALL', 'Old');
    place.workspace.read('UANA', 'CALL');
    for (const text of ['New one', 'New two']) place.workspace.write('UBO', 'CALL', text);
    await place.client.chat.postMessage({ channel: 'UANA', text: 'From the app' });
    const { page, mistakes, close } = await screenOf(place.sandbox.url, 'UANA');
    const app = page.getByRole('list', { name: 'Messages in Three Hats' }).getByRole('listitem');
    await app.filter({ hasText: 'From the app' }).getByText('APP', { exact: true }).waitFor();
    const row = page.getByRole('button', { name: /^all/ });
    expect(await row.textContent()).toBe('all unread');
    expect(await row.evaluate(isBold)).toBe(true);
    place.clock.advance(1_000);
    await place.client.chat.postMessage({ channel: 'CALL', text: 'What does <@UANA> say?' });
    await expect.poll(() => row.textContent()).toBe('all1 mention');
    await row.click();
    const list = page.getByRole('list', { name: 'Messages in all' }).getByRole('listitem');
    await list.filter({ hasText: 'What does' }).waitFor();
    const lines = await list.allInnerTexts();
    expect(lines.map(line => line.split('\n').at(-1))).toEqual([
      'Today',
      'Old',
      'New',
      'New one',
      'New two',
      'What does @Ana Aalto say?',
    ]);
    await expect.poll(() => row.textContent()).toBe('all');
    expect(await row.evaluate(isBold)).toBe(false);
    await expect.poll(() => place.workspace.unread().filter(({ userId }) => userId === 'UANA')).toEqual([]);
    expect(mistakes).toEqual([]);
    await close();
  });

  it('has an address for each conversation, tab and thread: a reload stays there, and Back goes to the one before', async () => {
    await using place = await aSandbox();
    const { ts } = place.workspace.write('UBO', 'CALL', 'Who comes along?');
    await place.client.views.publish({ user_id: 'UANA', view: { type: 'home', blocks: [aSection('At *home*')] } });
    const { id: withAna } = place.workspace.appConversation('UANA');
    const { page, mistakes, close } = await screenOf(place.sandbox.url, 'UANA');
    const stands = async (...parts: string[]) => {
      await expect.poll(() => new URL(page.url()).hash).toBe(`#${parts.join('/')}`);
      const [me, channel, within] = parts;
      await page.getByText(me === 'UANA' ? 'You are Ana Aalto' : 'You are Bo Berg').waitFor();
      await page.getByRole('heading', { name: channel === 'CALL' ? /^all/ : /^Three Hats ?APP/ }).waitFor();
      const thread = page.getByRole('region', { name: 'Thread' });
      await thread.waitFor({ state: within === ts ? 'visible' : 'hidden' });
      await page.getByText('At home').waitFor({ state: within === 'home' ? 'visible' : 'hidden' });
    };
    await stands('UANA', withAna);
    await page.getByRole('tab', { name: 'Home' }).click();
    await stands('UANA', withAna, 'home');
    await page.getByRole('button', { name: /^all/ }).click();
    await stands('UANA', 'CALL');
    await page.getByRole('button', { name: 'Reply in thread' }).click();
    for (const _ of ['as it was', 'as it is after a reload']) {
      await stands('UANA', 'CALL', ts);
      await page.reload();
    }
    await page.getByRole('link', { name: /^Bo Berg/ }).click();
    await stands('UBO', 'CALL', ts);
    const before = [
      ['UANA', 'CALL', ts],
      ['UANA', 'CALL'],
      ['UANA', withAna, 'home'],
      ['UANA', withAna],
    ];
    for (const parts of before) {
      await page.goBack();
      await stands(...parts);
    }
    await page.goForward();
    await stands('UANA', withAna, 'home');
    await page.goto(`${place.sandbox.url}#UBO/CNONE`);
    await stands('UBO', place.workspace.appConversation('UBO').id);
    expect(mistakes).toEqual([]);
    expect(place.workspace.violations).toEqual([]);
    await close();
  });
});

/** Runs in the page. */
const isBold = (element: { matches: (selector: string) => boolean }): boolean => element.matches('.has-unread');
