import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, aWindow, browserPath } from './page-browser.ts';
import { aButton, aModal, aSandbox, aSection, connectBolt, manualClock, type Place } from './support.ts';

const hostile = `<img src=x onerror="alert(1)"><script>alert(2)</script> <javascript:alert(3)|here> <https://a.example/?"onclick=alert(4)|there>`;

/** The app asks Ana; what she answers it tells Bo, and it writes so in her message. */
function aConversation({ sandbox }: Place) {
  return connectBolt(sandbox, app => {
    app.action('yes', async ({ ack, body, client, respond }) => {
      await ack();
      await client.chat.postMessage({ channel: 'UBO', text: 'Ana said yes' });
      await respond({ text: 'You said yes', replace_original: true });
      if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: aModal() });
    });
  });
}

const ask = ({ client }: Place) =>
  client.chat.postMessage({ channel: 'UANA', text: 'Yes?', blocks: [aSection('Yes?'), aButton('yes')] });

const appRow = (page: Page) => page.getByRole('button', { name: /^Three Hats/ });

/** Behind another window or before it: a browser that shows nothing takes all for seen. */
const isSeen = (page: Page, seen: boolean) =>
  page.evaluate(
    `Object.defineProperty(document, 'hidden', { value: ${!seen}, configurable: true });
     document.dispatchEvent(new Event('visibilitychange'))`,
  );

describe.skipIf(!browserPath)('windows of the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await aBrowser();
  });
  afterAll(() => browser.close());

  it('stay in step: two of one person, two of another, with what is unread', async () => {
    await using place = await aSandbox();
    await using _ = await aConversation(place);
    await ask(place);
    const context = await browser.newContext();
    const { url } = place.sandbox;
    const first = await aWindow(context, url, 'UANA');
    const second = await aWindow(context, url, 'UANA');
    const bo = await aWindow(context, url, 'UBO');
    await bo.page.getByRole('button', { name: /^all/ }).click();
    for (const { page } of [first, second]) await page.getByRole('button', { name: 'Go' }).waitFor();
    await first.page.bringToFront();
    await first.page.getByRole('button', { name: 'Go' }).click();
    for (const { page } of [first, second]) {
      await page.getByText('You said yes').waitFor();
      await page.getByRole('dialog', { name: 'Form' }).waitFor();
      expect(await page.locator('button', { hasText: /^Go$/ }).count()).toBe(0);
    }
    await expect.poll(() => appRow(bo.page).textContent()).toBe('Three HatsAPP1 unread');
    const also = await aWindow(context, url, 'UBO');
    await also.page.getByText('Ana said yes').waitFor();
    await expect.poll(() => appRow(bo.page).textContent()).toBe('Three HatsAPP');
    await second.page.keyboard.press('Escape');
    await first.page.getByRole('dialog', { name: 'Form' }).waitFor({ state: 'detached' });
    for (const { mistakes } of [first, second, bo, also]) expect(mistakes).toEqual([]);
    await context.close();
  });

  it('that have lost their connection say so, and catch up', async () => {
    const clock = manualClock();
    const before = await aSandbox({ clock });
    before.workspace.write('UBO', 'CALL', 'before');
    const { url } = before.sandbox;
    const context = await browser.newContext();
    const { page } = await aWindow(context, url, 'UANA');
    await page.getByRole('button', { name: /^all/ }).click();
    await page.getByText('before').waitFor();
    const offline = page.getByText('Trying again');
    expect(await offline.isVisible()).toBe(false);
    const { records } = before.workspace;
    await before[Symbol.asyncDispose]();
    await offline.waitFor();
    await page.getByRole('combobox', { name: 'Message #all' }).fill('lost?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Is it still running?').waitFor();
    expect(await page.getByRole('combobox', { name: 'Message #all' }).inputValue()).toBe('lost?');
    await using after = await aSandbox({ clock, records, port: Number(new URL(url).port) });
    after.workspace.write('UBO', 'CALL', 'meanwhile');
    await page.getByRole('listitem').getByText('meanwhile').waitFor();
    await offline.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('listitem').getByText('lost?').waitFor();
    await context.close();
  });

  it.each([
    ['seen all at once', true],
    ['behind one another', false],
  ])('may be many, %s: there is room to click, and what nobody saw is there when it is looked at', async (_, seen) => {
    await using place = await aSandbox();
    const context = await browser.newContext();
    const { url } = place.sandbox;
    const others: Page[] = [];
    for (let count = 0; count < 7; count += 1) {
      const { page } = await aWindow(context, url, 'UANA');
      await page.getByRole('button', { name: /^all/ }).click();
      await isSeen(page, seen);
      others.push(page);
    }
    const { page: last } = await aWindow(context, url, 'UANA');
    await last.getByRole('button', { name: /^all/ }).click();
    await last.getByRole('combobox', { name: 'Message #all' }).fill('Good morning');
    await last.getByRole('button', { name: 'Send' }).click();
    for (const page of [last, ...others]) {
      await isSeen(page, true);
      await page.getByRole('listitem').getByText('Good morning').waitFor();
    }
    await context.close();
  });

  it('keep their policy over a whole visit: nothing that anybody wrote runs, and nothing is asked for elsewhere', async () => {
    await using place = await aSandbox({
      people: [
        { id: 'UANA', name: 'ana', realName: hostile, title: hostile },
        { id: 'UBO', name: 'bo', realName: 'Bo Berg' },
      ],
    });
    await using _ = await aConversation(place);
    const image = {
      type: 'image' as const,
      image_url: 'https://elsewhere.example/a.png',
      alt_text: 'A picture elsewhere',
    };
    const blocks = [aSection(hostile), image, { ...aSection('x'), block_id: 'x', accessory: image }, aButton('yes')];
    await place.client.chat.postMessage({ channel: 'UANA', text: hostile, blocks });
    place.workspace.write('UANA', 'CALL', hostile);
    const context = await browser.newContext();
    const { page, mistakes } = await aWindow(context, place.sandbox.url, 'UANA');
    page.on('dialog', dialog => {
      mistakes.push(`says ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.getByText('A picture elsewhere').nth(1).waitFor();
    expect(
      await page
        .getByRole('list', { name: /Messages/ })
        .getByRole('link')
        .evaluateAll(links => links.map(link => link.getAttribute('href'))),
    ).toEqual(['https://a.example/?"onclick=alert(4)']);
    await page.getByRole('button', { name: 'Go' }).click();
    await page.getByRole('dialog', { name: 'Form' }).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: /^all/ }).click();
    const message = page.getByRole('list', { name: 'Messages in all' }).getByRole('listitem').last();
    await message.getByText('<script>alert(2)</script>').nth(1).waitFor();
    await message.getByRole('button', { name: 'Reply in thread' }).click();
    await page.getByRole('region', { name: 'Thread' }).getByText('<script>alert(2)</script>').nth(1).waitFor();
    expect(mistakes).toEqual([]);

    // And it is the policy that holds: a script, a style and a picture from elsewhere are stopped.
    await page.evaluate(`
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "run"' }));
      document.body.setAttribute('style', 'color: red');
      document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/b.png' }));
      document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="document.title = 1">');
    `);
    const stopped = () => mistakes.filter(mistake => mistake.startsWith('policy: ')).map(each => each.split(' ')[1]);
    await expect
      .poll(() => new Set(stopped()))
      .toEqual(new Set(['script-src-elem', 'style-src-attr', 'img-src', 'script-src-attr']));
    expect(await page.title()).not.toBe('run');
    await context.close();
  });
});
