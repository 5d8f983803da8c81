import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids } from '../support/firm.ts';
import { aMorningForTheGuide } from './guide-stage.ts';
import { aVisit, type Visit } from './guide-visit.ts';
import { hindrances } from './page-axe.ts';
import { aBrowser, aWindow, browserPath, type Look } from './page-browser.ts';
import { keyboard, mouse } from './page-hands.ts';
import { aSandbox } from './support.ts';

type Step = (visit: Visit) => Promise<void>;

const answers: Step = async ({ be, newest, selects, choice, button, thanked }) => {
  await be('Ana');
  await newest('Your check-in', 'Answer');
  await selects(/^How are you doing/, '3');
  for (const name of ['Far too much', 'Partly', 'Not really']) await choice(name);
  await button('Send');
  await thanked('Thank you');
};

const looks: Step = ({ be }) => be('Kari');

const takesUpAndCloses: Step = async visit => {
  const { be, reads, newest, button, choice, writes, picksToday, thanked, letTimePass } = visit;
  await be('Kari');
  await newest('Ana Virtanen: something', 'Look at it');
  await button('I’ll take it up');
  await button('Decide what to do');
  await writes('What is to be done?', 'Fewer meetings');
  await button('Save');
  await reads('All done');
  await button('Done');
  await button('All done');
  await picksToday(/^When should somebody look/);
  await button('Save');
  await thanked('looks whether it helped');
  await letTimePass();
  await be('Ana');
  await newest('Did it help?', 'Look at it');
  await button('Did it help?');
  await choice('Yes');
  await button('Save');
  await thanked('Closed on');
};

const meets: Step = async ({ be, commands, button, choice, selects, newest, thanked, letTimePass }) => {
  await be('Kari');
  await commands('/hats meetings Svea Logistik');
  await button('Find a day');
  await choice('');
  await button('Book');
  await thanked('is on');
  await letTimePass();
  await be('Kari');
  await newest('how did the follow-up meeting', 'It was held');
  await selects('How content is the client?', '4');
  await selects(/^Is it worth/, '4');
  await choice('');
  await button('Save');
  await thanked('It is written down');
};

const recommends: Step = async ({ be, newest, selects, button, thanked }) => {
  await be('Ana');
  await newest('survey', 'Answer');
  await selects(/^How likely/, '9');
  await button('Send');
  await thanked('Thank you');
};

const seesTheResult: Step = async ({ be, letTimePass }) => {
  await letTimePass();
  await be('Elin');
};

const steps = { answers, looks, takesUpAndCloses, meets, recommends, seesTheResult };

const walks: readonly (Look & { readonly by: string; readonly hands: typeof mouse })[] = [
  { by: 'by mouse', hands: mouse, width: 1440, scheme: 'light' },
  { by: 'by keyboard alone', hands: keyboard, width: 390, scheme: 'dark' },
];

describe.skipIf(!browserPath)('the guide', () => {
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  beforeAll(async () => {
    browser = await aBrowser();
  });
  afterAll(() => browser.close());

  it.each(walks)('leads through all six steps $by at $width pixels, $scheme', async ({ hands, ...look }) => {
    await using stage = await aMorningForTheGuide();
    const viewport = { width: look.width, height: 900 };
    const context = await browser.newContext({
      viewport,
      colorScheme: look.scheme,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const { page, mistakes } = await aWindow(context, stage.sandbox.url, ids.elin);
    const visit = aVisit(page, hands(page));
    for (const [nth, [name, step]] of Object.entries(steps).entries()) {
      await step(visit);
      await visit.done(nth + 1);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await hindrances(page), `${name}, ${colorScheme}`).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: look.scheme });
    }
    expect(await page.getByText('That is the whole cadence').count()).toBe(1);
    expect(mistakes).toEqual([]);
    expect(stage.workspace.violations).toEqual([]);
    await context.close();
  });

  it('says what this is while the firm’s first months are played, even on a phone', async () => {
    await using place = await aSandbox({ hands: { move: async () => undefined, isMoving: () => true } });
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const { page, mistakes } = await aWindow(context, place.sandbox.url, 'UBO');
    await page.getByText('three-hats is a Slack bot for consultancies').waitFor();
    expect(await page.getByText('then you begin').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Be Ana' }).count()).toBe(0);
    expect(mistakes).toEqual([]);
    await context.close();
  });
});
