import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Hands } from './page-hands.ts';

/** Somebody who does what the guide says, in the forms and messages that it leads to. */
export interface Visit {
  /** a button of the open form */
  button(name: string): Promise<void>;
  /** the first of its choices with that name */
  choice(name: string): Promise<void>;
  /** chooses in the select of that label */
  selects(label: string | RegExp, option: string): Promise<void>;
  /** that button of the newest message with these words */
  newest(words: string, name: string): Promise<void>;
  writes(label: string, text: string): Promise<void>;
  /** today as the day in the field of that label */
  picksToday(label: RegExp): Promise<void>;
  commands(text: string): Promise<void>;
  /** Goes where the open step leads as this person, and reads what is to be done there. */
  be(name: string): Promise<void>;
  /** Reads the open step again, once it names this; what its last words named was there. */
  reads(name: string): Promise<void>;
  letTimePass(): Promise<void>;
  /** closes what the app has shown last, when it says this */
  thanked(words: string): Promise<void>;
  /** The guide has noticed so many steps; and what its last words named was there. */
  done(steps: number): Promise<void>;
}

export function aVisit(page: Page, hands: Hands): Visit {
  const open = page.locator('.step.open');
  const form = page.locator('#views [role=dialog]');
  const names: string[] = [];
  let said: readonly string[] = [];
  const press = async (target: Locator, name: string) => {
    names.push(name);
    await hands.press(target);
  };
  /** On a narrow screen it was folded away. */
  const unfold = async () => {
    const guide = page.getByRole('button', { name: /^Guide/ });
    if ((await guide.getAttribute('aria-expanded')) !== 'true') await hands.press(guide);
    await open.waitFor();
  };
  const wasTrue = () => {
    for (const word of said) expect(names, `“${word}” is there`).toContainEqual(expect.stringContaining(word));
    names.length = 0;
    said = [];
  };
  const reads = async () => {
    wasTrue();
    said = await open.locator('strong').allTextContents();
  };
  return {
    button: name => press(form.getByRole('button', { name, exact: true }).first(), name),
    choice: name => press(form.getByRole('radio', { name }).first(), name),
    selects: async (label, option) => {
      names.push(option);
      await hands.choose(form.getByRole('combobox', { name: label }), option);
    },
    newest: async (words, name) => {
      const message = page.locator('.message').filter({ hasText: words });
      names.push(await message.last().innerText());
      await press(message.getByRole('button', { name, exact: true }).last(), name);
    },
    writes: (label, text) => hands.write(form.getByLabel(label), text),
    picksToday: async label => {
      await hands.press(form.getByRole('combobox', { name: label }));
      await press(page.getByRole('button', { name: 'Today', exact: true }), 'Today');
    },
    commands: async text => {
      names.push(text);
      await hands.write(page.getByRole('combobox', { name: 'Messages are off here' }), text);
      await page.keyboard.press('Enter');
      await form.waitFor();
    },
    reads: async name => {
      await open.locator('strong', { hasText: name }).waitFor({ state: 'attached' });
      await reads();
    },
    be: async name => {
      await unfold();
      await reads();
      const go = open.locator('.step-body').getByRole('button', { name });
      // Who is there already has no button that leads there.
      if ((await go.count()) > 0 || (await page.getByText(`You are ${name}`).count()) === 0) await hands.press(go);
      await page.getByText(`You are ${name}`).waitFor({ state: 'attached' });
    },
    letTimePass: async () => {
      await unfold();
      const wait = open.getByRole('button', { name: 'Let time pass' });
      await hands.press(wait);
      await wait.waitFor({ state: 'detached' });
    },
    thanked: async words => {
      await form.getByText(words).first().waitFor();
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
    },
    done: async steps => {
      await expect.poll(() => page.locator('.step.done').count(), { timeout: 10_000 }).toBe(steps);
      wasTrue();
    },
  };
}
