import type { Locator, Page } from 'playwright-core';

/** How somebody uses the page. */
export interface Hands {
  /** presses a button, a link or a choice */
  press(target: Locator): Promise<void>;
  /** chooses an option of a select */
  choose(select: Locator, option: string): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
}

export const mouse = (page: Page): Hands => ({
  press: target => target.click(),
  choose: async (select, option) => {
    await select.click();
    await page.getByRole('option', { name: option }).first().click();
  },
  write: async (field, text) => {
    await field.click();
    await page.keyboard.type(text);
  },
});

const mostStops = 150;

/** Goes everywhere by Tab, and among radio buttons by arrows: they are one stop. */
export function keyboard(page: Page): Hands {
  const { keyboard: keys } = page;
  const goTo = async (target: Locator) => {
    await target.waitFor();
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await target.evaluate(isFocused)) return;
      await keys.press('Tab');
    }
    throw new Error(`no Tab leads to ${target}`);
  };
  const check = async (radio: Locator) => {
    await goTo(page.locator(`input[name="${await radio.getAttribute('name')}"]`).first());
    await keys.press('Space');
    for (let stop = 0; stop < mostStops && !(await radio.isChecked()); stop += 1) await keys.press('ArrowDown');
  };
  return {
    press: async target => {
      if ((await target.getAttribute('type')) === 'radio') return check(target);
      await goTo(target);
      await keys.press('Enter');
    },
    choose: async (select, option) => {
      await goTo(select);
      await keys.type(option);
      await keys.press('Enter');
    },
    write: async (field, text) => {
      await goTo(field);
      await keys.type(text);
    },
  };
}

const isFocused = (element: { ownerDocument: { activeElement: unknown } }): boolean =>
  element.ownerDocument.activeElement === element;
