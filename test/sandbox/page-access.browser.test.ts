import { describe, expect, it } from 'vitest';
import { hindrances } from './page-axe.ts';
import { aBrowser, browserPath, type Look, theScreen } from './page-browser.ts';
import { aButton, aModal, anInput, aSandbox, aSection, connectBolt } from './support.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: words(text), value: text.toLowerCase() });

const form = aModal({
  blocks: [
    anInput('Colour', { type: 'static_select', options: ['Red', 'Green', 'Blue'].map(option) }),
    anInput('Day', { type: 'datepicker', initial_date: '2026-11-04' }),
    anInput('Hour', { type: 'timepicker', initial_time: '10:00' }),
    anInput('Who', { type: 'multi_users_select' }, true),
    anInput('Which', { type: 'checkboxes', options: ['One', 'Two'].map(option) }),
    anInput('Why', { type: 'plain_text_input', multiline: true }),
  ],
});

const { submit: _, ...thanks } = aModal({ blocks: [aSection('Thank you')] });

/** The form behind a button, a Home, and the app that takes what is sent. */
async function aPlaceWithForm() {
  const place = await aSandbox();
  const sent: unknown[] = [];
  const bolt = await connectBolt(place.sandbox, app => {
    app.action('form.open', async ({ ack, body, client }) => {
      await ack();
      if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    app.view('form.submit', async ({ ack, view }) => {
      sent.push(view.state.values);
      await ack({ response_action: 'update', view: thanks });
    });
  });
  for (const user of ['UANA', 'UBO']) {
    const blocks = [aSection('How are you?'), aButton('form.open')];
    await place.client.chat.postMessage({ channel: user, text: 'How are you?', blocks });
    await place.client.views.publish({ user_id: user, view: { type: 'home', blocks: [aSection('At *home*')] } });
  }
  const close = async () => {
    await bolt[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  };
  return { ...place, sent, [Symbol.asyncDispose]: close };
}

const looks: readonly Look[] = [
  { width: 1440, scheme: 'light' },
  { width: 1440, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
];

describe.skipIf(!browserPath)('the page, for everybody', () => {
  it('hinders nobody on any screen, and nothing scrolls sideways', async () => {
    await using place = await aPlaceWithForm();
    await using browser = await aBrowser();
    for (const look of looks) {
      const { page, mistakes, close } = await theScreen(browser, place.sandbox.url, 'UANA', look);
      const isFine = async (screen: string) => {
        expect(await hindrances(page), `${screen} ${look.width} ${look.scheme}`).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), screen).toBe(true);
      };
      await page.getByText('How are you?').waitFor();
      await isFine('conversation');
      if (look.width === 390) {
        await page.getByRole('button', { name: 'Channels and people' }).click();
        await isFine('drawer');
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'Go' }).click();
      const dialog = page.getByRole('dialog', { name: 'Form' });
      await dialog.getByRole('button', { name: 'Send' }).click();
      await dialog.getByText('required').first().waitFor();
      await isFine('modal with errors');
      await dialog.getByRole('combobox', { name: 'Day' }).click();
      await isFine('date picker');
      await page.keyboard.press('Escape');
      await dialog.getByRole('combobox', { name: 'Colour' }).click();
      await isFine('select');
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('tab', { name: 'Home' }).click();
      await page.getByText('At home').waitFor();
      await isFine('Home');
      expect(mistakes).toEqual([]);
      await close();
    }
    expect(place.workspace.violations).toEqual([]);
  });

  it('can be used by keyboard alone: a form is found, filled in and sent, and the focus comes back', async () => {
    await using place = await aPlaceWithForm();
    await using browser = await aBrowser();
    const { page, mistakes, close } = await theScreen(browser, place.sandbox.url, 'UBO', {
      width: 390,
      scheme: 'dark',
    });
    const keys = page.keyboard;
    const isAt = (name: string) =>
      page.evaluate(`document.activeElement?.textContent?.includes(${JSON.stringify(name)})`);
    await page.getByText('How are you?').waitFor();
    await keys.press('Tab');
    expect(await isAt('Skip to the message field')).toBe(true);
    for (let stop = 0; stop < 40 && !(await page.getByRole('button', { name: 'Go' }).evaluate(isFocused)); stop += 1)
      await keys.press('Tab');
    await keys.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Form' });
    await dialog.waitFor();
    await keys.type('gre');
    await keys.press('Enter');
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Colour' }).textContent()).toBe('Green');
    await keys.press('Tab');
    await keys.press('ArrowDown');
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown', 'Enter']) await keys.press(key);
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Day' }).textContent()).toBe('12 December 2026');
    await keys.press('Tab');
    await keys.type('9:07');
    await keys.press('Enter');
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Hour' }).textContent()).toBe('09:07');
    await keys.press('Tab');
    await keys.press('Tab');
    await keys.press('Space');
    for (const _ of ['Two', 'Why']) await keys.press('Tab');
    await keys.type('because');
    await keys.press('Tab');
    await keys.press('Tab');
    await keys.press('Enter');
    await dialog.getByText('Thank you').waitFor();
    await keys.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(place.sent).toMatchObject([
      {
        Colour: { value: { selected_option: { value: 'green' } } },
        Day: { value: { selected_date: '2026-12-12' } },
        Hour: { value: { selected_time: '09:07' } },
        Which: { value: { selected_options: [{ value: 'one' }] } },
        Why: { value: { value: 'because' } },
      },
    ]);
    await expect.poll(() => page.getByRole('button', { name: 'Go' }).evaluate(isFocused)).toBe(true);
    expect(mistakes).toEqual([]);
    await close();
  });
});

/** Runs in the page. */
const isFocused = (element: { ownerDocument: { activeElement: unknown } }): boolean =>
  element.ownerDocument.activeElement === element;
