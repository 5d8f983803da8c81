import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hindrances } from './page-axe.ts';
import { aBrowser, browserPath, theScreen } from './page-browser.ts';
import { aButton, aSandbox, aSection, connectBolt, type Place } from './support.ts';

/** In #all: a question of Ana's with two replies, of which the second has a button. */
async function aPlaceWithThread() {
  const place = await aSandbox();
  const clicks: string[] = [];
  const bolt = await connectBolt(place.sandbox, app => {
    app.action('move', async ({ ack, body, client }) => {
      await ack();
      clicks.push(body.user.id);
      const { ts: thread } = question;
      await client.chat.postEphemeral({ channel: 'CALL', user: body.user.id, text: 'Moved', thread_ts: thread });
    });
  });
  const question = place.workspace.write('UANA', 'CALL', 'Shall we meet on Thursday?');
  place.workspace.write('UBO', 'CALL', 'Thursday is fine', { threadTs: question.ts, broadcast: false });
  const blocks = [aSection('Shall I move it?'), aButton('move')];
  await place.client.chat.postMessage({ channel: 'CALL', text: 'Move?', thread_ts: question.ts, blocks });
  const close = async () => {
    await bolt[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  };
  return { ...place, clicks, question, [Symbol.asyncDispose]: close };
}

const threadOn = (page: Page): Locator => page.getByRole('region', { name: 'Thread' });
const isFocused = (element: { ownerDocument: { activeElement: unknown } }): boolean =>
  element.ownerDocument.activeElement === element;

async function openAll(page: Page, width: number): Promise<void> {
  if (width === 390) await page.getByRole('button', { name: 'Channels and people' }).click();
  await page.getByRole('button', { name: /^all/ }).click();
}

const texts = ({ workspace }: Place) => workspace.messagesSeenBy('UANA', 'CALL').map(({ text }) => text);

describe.skipIf(!browserPath)('a thread on the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await aBrowser();
  });
  afterAll(() => browser.close());

  it('opens beside its conversation, is answered, and its buttons work', async () => {
    await using place = await aPlaceWithThread();
    const { page, mistakes } = await theScreen(browser, place.sandbox.url, 'UANA', { width: 1440, scheme: 'light' });
    await expect.poll(() => page.getByRole('button', { name: /^all/ }).textContent()).toBe('all unread');
    await openAll(page, 1440);
    const list = page.getByRole('list', { name: 'Messages in all' });
    const line = list.getByRole('button', { name: '2 replies 2 new Last reply today at 11:00' });
    await line.click();
    const thread = threadOn(page);
    await thread.getByText('Thursday is fine').waitFor();
    expect(await list.getByText('Thursday is fine').count()).toBe(0);
    expect(await thread.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('Shall we meet on Thursday?'),
      '2 replies',
      'New',
      expect.stringContaining('Thursday is fine'),
      expect.stringContaining('Shall I move it?'),
    ]);
    await list.getByRole('button', { name: '2 replies Last reply today at 11:00' }).waitFor();
    expect(await page.getByRole('button', { name: 'all', exact: true }).isVisible()).toBe(true);
    await thread.getByRole('button', { name: 'Go' }).click();
    await thread.getByText('Only visible to you').waitFor();
    expect(place.clicks).toEqual(['UANA']);
    expect(await list.getByText('Moved').count()).toBe(0);
    await thread.getByRole('textbox', { name: 'Reply' }).fill('Half of us can');
    await thread.getByLabel('Also send to #all').check();
    await thread.getByRole('button', { name: 'Send reply' }).click();
    await list.getByText('replied to a thread').waitFor();
    expect(texts(place).at(-1)).toBe('Half of us can');
    expect(await thread.getByLabel('Also send to #all').isChecked()).toBe(false);
    expect(await hindrances(page)).toEqual([]);
    await thread.getByRole('button', { name: 'Close thread' }).click();
    await thread.waitFor({ state: 'hidden' });
    await list.getByRole('button', { name: 'Shall we meet on Thursday?' }).click();
    await thread.waitFor();
    expect(mistakes).toEqual([]);
    expect(place.workspace.violations).toEqual([]);
  });

  it('on a phone fills the screen; by keyboard alone it is begun, written in and left', async () => {
    await using place = await aPlaceWithThread();
    const { page, mistakes } = await theScreen(browser, place.sandbox.url, 'UBO', { width: 390, scheme: 'dark' });
    await page.getByText('beginning of').waitFor();
    await openAll(page, 390);
    const line = page.getByRole('button', { name: /2 replies/ });
    await line.focus();
    await page.keyboard.press('Enter');
    const field = threadOn(page).getByRole('textbox', { name: 'Reply' });
    await expect.poll(() => field.evaluate(isFocused)).toBe(true);
    expect(await line.isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await hindrances(page)).toEqual([]);
    await page.keyboard.type('Me too');
    await page.keyboard.press('Enter');
    await threadOn(page).getByText('Me too').waitFor();
    expect(await field.inputValue()).toBe('');
    await page.keyboard.type('not yet sent');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('button', { name: /3 replies/ }).evaluate(isFocused)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('not yet sent');
    // What comes meanwhile is read out.
    place.workspace.write('UANA', 'CALL', 'Then it is settled', { threadTs: place.question.ts, broadcast: false });
    await expect
      .poll(() => page.getByRole('log', { name: 'New messages' }).textContent())
      .toBe('Ana Aalto: Then it is settled');
    await page.keyboard.press('Escape');
    place.workspace.write('UANA', 'CALL', 'Another matter');
    const another = page.getByRole('listitem').filter({ hasText: 'Another matter' });
    await another.getByRole('button', { name: 'Reply in thread' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => field.evaluate(isFocused)).toBe(true);
    expect(await field.inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await expect.poll(() => another.getByRole('button', { name: 'Reply in thread' }).evaluate(isFocused)).toBe(true);
    expect(mistakes).toEqual([]);
  });

  it('of the app has no field, for nobody writes to it', async () => {
    await using place = await aSandbox();
    const { ts = '' } = await place.client.chat.postMessage({ channel: 'UANA', text: 'How are you?' });
    const { id } = place.workspace.appConversation('UANA');
    await place.client.chat.postMessage({ channel: id, text: 'Still there?', thread_ts: ts });
    const { page } = await theScreen(browser, place.sandbox.url, 'UANA', { width: 1440, scheme: 'light' });
    await page.getByRole('button', { name: /1 reply/ }).click();
    await threadOn(page).getByText('Still there?').waitFor();
    expect(await threadOn(page).getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Reply in thread' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await threadOn(page).waitFor({ state: 'hidden' });
  });
});
