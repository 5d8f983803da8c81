import fc from 'fast-check';
import { expect, test } from 'vitest';
import { peopleWithErrands } from '../../src/sandbox/errands.ts';
import { type Asked, peopleWithHabits } from '../../src/sandbox/habits.ts';
import {
  actions,
  button,
  dateInput,
  modal,
  radioInput,
  section,
  textInput,
  ticksInput,
  timeInput,
} from '../../src/slack/blocks.ts';
import { aSandbox, connectBolt } from './support.ts';

const choices = ['a', 'b', 'c', 'other'].map(value => ({ value, text: `Way ${value}` }));

/** What a form proposes, what it asks, and what it leaves open. */
const form = modal({
  callbackId: 'form.send',
  title: 'Form',
  submit: 'Send',
  close: 'Close',
  blocks: [
    dateInput({ blockId: 'proposed', label: 'Proposed', initial: '2026-11-09' }),
    dateInput({ blockId: 'named', label: 'Named' }),
    timeInput({ blockId: 'time', label: 'Time', initial: '10:00' }),
    radioInput({ blockId: 'kept', label: 'Kept', choices, initial: 'c' }),
    radioInput({ blockId: 'asked', label: 'Asked', choices, initial: undefined }),
    radioInput({ blockId: 'open', label: 'Open', choices, initial: undefined, optional: true }),
    ticksInput({ blockId: 'ticks', label: 'Ticks', choices, initial: [] }),
    textInput({ blockId: 'words', label: 'Words', maxLength: 100 }),
  ],
});

const page = modal({
  callbackId: 'page.close',
  title: 'Page',
  close: 'Close',
  blocks: ['work', 'sales'].map(value =>
    section(
      value === 'sales' ? 'Sales, with a customer' : 'Work',
      button({ text: value, actionId: 'page.thing.pick', value: `1 ${value}` }),
    ),
  ),
});

/** An app whose message has two questions, and whose command opens a page that leads to the form; `afterwards` comes once that is sent. */
async function aDesk(afterwards?: typeof page) {
  const place = await aSandbox();
  const sent: Record<string, unknown>[] = [];
  const picked: unknown[] = [];
  const bolt = await connectBolt(place.sandbox, app => {
    app.action(/^ask\./, async ({ ack, body, client }) => {
      await ack();
      if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    app.action('page.thing.pick', async ({ ack, body, client, payload }) => {
      await ack();
      if (body.type !== 'block_actions' || !body.view || payload.type !== 'button') return;
      picked.push(payload.value);
      await client.views.update({ view_id: body.view.id, view: form });
    });
    app.command('/hats', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: page });
    });
    app.view('form.send', async ({ ack, view }) => {
      await (afterwards ? ack({ response_action: 'update', view: afterwards }) : ack());
      const values = Object.entries(view.state.values).map(([id, actions]) => [id, Object.values(actions)[0]] as const);
      sent.push(
        Object.fromEntries(
          values.map(([id, value]) => [
            id,
            value?.selected_date ??
              value?.selected_time ??
              value?.selected_option?.value ??
              value?.selected_options?.map(option => option.value) ??
              value?.value,
          ]),
        ),
      );
    });
  });
  return { ...place, bolt, sent, picked };
}

const fills = { named: '2026-12-01', words: 'Well', ticks: 'b' };
/** What is named, what is proposed, the middle of what has to be chosen; nothing else. */
const filledIn = {
  proposed: '2026-11-09',
  named: '2026-12-01',
  time: '10:00',
  kept: 'c',
  asked: 'b',
  open: undefined,
  ticks: ['b'],
  words: 'Well',
};

test('whoever has a habit gives the answer that a message hopes for, at her hour, and leaves what she puts off', async () => {
  await using desk = await aDesk();
  await using bolt = desk.bolt;
  const { workspace, clock, sent } = desk;
  await bolt.app.client.chat.postMessage({
    channel: 'UANA',
    text: 'Two questions',
    blocks: [
      section('Was it held?'),
      actions(
        'first',
        button({ text: 'Yes', actionId: 'ask.yes', value: '1' }),
        button({ text: 'No', actionId: 'ask.no', value: '1' }),
      ),
      section('Another time?', button({ text: 'Find', actionId: 'ask.later', value: '1' })),
    ],
  });
  const asked: Asked[] = [];
  const does = (each: Asked) => {
    asked.push(each);
    return each.text.startsWith('Another') ? undefined : { fills };
  };
  const knows = (actionId: string) => actionId.startsWith('ask.');
  const neverAsked = { userId: 'UANA', knows: (actionId: string) => !knows(actionId), afterHours: 1, does };
  const people = peopleWithHabits(workspace, [neverAsked, { userId: 'UANA', knows, afterHours: 2, does }], clock);
  const at = await people.nextMoment();
  expect(at?.toISOString()).toBe('2026-11-02T11:00:00.000Z');
  await people.act();
  expect(asked).toEqual([]);
  clock.advance(2 * 3_600_000);
  await people.act();
  expect(asked).toEqual([
    { text: 'Was it held?', actionId: 'ask.yes', nth: 0 },
    { text: 'Another time?', actionId: 'ask.later', nth: 0 },
  ]);
  expect(sent).toEqual([filledIn]);
  expect(workspace.openViews('UANA')).toEqual([]);
});

test('whoever comes to a message late does so on a working day, when others are at work, and not before her time', async () => {
  await using desk = await aDesk();
  await using bolt = desk.bolt;
  const { workspace, clock } = desk;
  const question = actions('first', button({ text: 'Yes', actionId: 'ask.yes', value: '1' }));
  await bolt.app.client.chat.postMessage({ channel: 'UANA', text: 'One question', blocks: [question] });
  const asked = clock.now();
  const hours = fc.oneof(fc.constant(0.2), fc.double({ min: 0, max: 24 * 20, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(hours, fc.nat({ max: 24 * 20 }), async (afterHours, later) => {
      const looked = new Date(asked.getTime() + later * 3_600_000);
      const habit = { userId: 'UANA', knows: () => true, afterHours, does: () => undefined };
      const at = await peopleWithHabits(workspace, [habit], { now: () => looked }).nextMoment();
      expect([1, 2, 3, 4, 5]).toContain(at?.getUTCDay());
      expect([7, 8, 9, 10, 11, 12, 13, 14]).toContain(at?.getUTCHours());
      expect(at?.getTime()).toBeGreaterThanOrEqual(
        Math.max(asked.getTime() + Math.floor(afterHours * 3_600_000), looked.getTime()),
      );
    }),
  );
});

test('an errand is done once, at its hour, by the button that is meant, and with the option that says what is meant', async () => {
  await using desk = await aDesk();
  await using _ = desk.bolt;
  const { workspace, clock, sent, picked } = desk;
  const at = new Date('2026-11-02T10:00:00Z');
  const errand = {
    at,
    userId: 'UANA',
    command: '/hats page',
    clicks: [['page.thing.pick', 'with a customer']],
    fills: { ...fills, open: 'Way c' },
  } as const;
  const people = peopleWithErrands(workspace, [errand], clock);
  await people.act();
  expect(sent).toEqual([]);
  clock.advance(3_600_000);
  await people.act();
  await people.act();
  expect(picked).toEqual(['1 sales']);
  expect(sent).toEqual([{ ...filledIn, open: 'c' }]);
  expect(await people.nextMoment()).toBeUndefined();
});

test('whoever goes on with what comes after a form has done it when she is through', async () => {
  await using desk = await aDesk(page);
  await using _ = desk.bolt;
  const { workspace, clock, sent, picked } = desk;
  const pick = (value: string) =>
    ({ clicks: [['page.thing.pick', value]], fills: { ...fills, words: value } }) as const;
  const errand = { at: clock.now(), userId: 'UANA', command: '/hats page', ...pick('sales'), next: pick('work') };
  await peopleWithErrands(workspace, [errand], clock).act();
  expect(picked).toEqual(['1 sales', '1 work']);
  expect(sent).toMatchObject([{ words: 'sales' }, { words: 'work' }]);
  expect(workspace.openViews('UANA')).toEqual([]);
});
