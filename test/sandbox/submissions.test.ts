import { describe, expect, test } from 'vitest';
import { Impossible } from '../../src/sandbox/index.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { aButton, aModal, anInput, aSandbox, aSection, connectBolt, type Place, passes } from './support.ts';

const kinds = ({ workspace }: Place) => workspace.violations.map(({ kind }) => kind);
const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value.toUpperCase() }, value });

type Acknowledge = (payload?: unknown) => Promise<void>;

/** Ana has a modal before her; what its submission answers is `answer`'s affair. */
async function withModal(answer: (ack: Acknowledge) => Promise<unknown>, view: Record<string, unknown> = {}) {
  const place = await aSandbox();
  const bodies: Record<string, unknown>[] = [];
  const bolt = await connectBolt(place.sandbox, app => {
    app.command('/hats', async ({ ack, body, client }) => {
      await ack();
      await client.apiCall('views.open', { trigger_id: body.trigger_id, view: aModal(view) });
    });
    app.view('form.submit', async ({ ack, body }) => {
      bodies.push({ ...body });
      await answer(ack as Acknowledge);
    });
    app.view({ type: 'view_closed', callback_id: 'form.submit' }, async ({ ack, body }) => {
      bodies.push({ ...body });
      await ack();
    });
  });
  const channel = place.workspace.appConversation('UANA').id;
  await place.workspace.command('UANA', channel, '/hats open');
  const { id } = await place.workspace.until(() => place.workspace.openViews('UANA')[0]);
  const dispose = async () => {
    await bolt[Symbol.asyncDispose]();
    await place.sandbox.close();
  };
  return { place, bodies, id, channel, [Symbol.asyncDispose]: dispose };
}

const typed: ViewValues = { name: { value: { value: 'Ana' } } };

describe('a submission', () => {
  test('carries the whole state: what she typed, what she left, and what stands outside input blocks', async () => {
    const blocks = [
      anInput('name'),
      anInput('remark', {}, true),
      anInput('day', { type: 'datepicker', initial_date: '2026-11-02' }),
      anInput('mood', { type: 'static_select', options: [option('good'), option('bad')] }),
      anInput('ticks', { type: 'checkboxes', options: [option('a'), option('b')] }, true),
      {
        type: 'section',
        block_id: 'beside',
        text: aSection('x').text,
        accessory: { type: 'users_select', action_id: 'who' },
      },
    ];
    await using form = await withModal(ack => ack(), { blocks, private_metadata: 'secret' });
    const outcome = await form.place.workspace.submit('UANA', form.id, {
      ...typed,
      mood: { value: { selected_option: { value: 'bad' } } },
    });
    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(form.bodies).toMatchObject([
      {
        type: 'view_submission',
        team: { id: 'TFIRM', domain: 'firm' },
        user: { id: 'UANA', name: 'ana', team_id: 'TFIRM' },
        trigger_id: expect.any(String),
        response_urls: [],
        view: {
          id: form.id,
          root_view_id: form.id,
          previous_view_id: null,
          private_metadata: 'secret',
          callback_id: 'form.submit',
        },
      },
    ]);
    const [{ view } = { view: null }] = form.bodies;
    expect(view).toMatchObject({
      state: {
        values: {
          name: { value: { type: 'plain_text_input', value: 'Ana' } },
          remark: { value: { type: 'plain_text_input', value: null } },
          day: { value: { type: 'datepicker', selected_date: '2026-11-02' } },
          mood: { value: { type: 'static_select', selected_option: option('bad') } },
          ticks: { value: { type: 'checkboxes', selected_options: [] } },
          beside: { who: { type: 'users_select', selected_user: null } },
        },
      },
    });
  });

  test('is not sent while a required field is empty or a text too long', async () => {
    await using form = await withModal(ack => ack(), {
      blocks: [anInput('name'), anInput('short', { max_length: 3 }, true)],
    });
    const outcome = await form.place.workspace.submit('UANA', form.id, { short: { value: { value: 'long' } } });
    expect(outcome).toEqual({ kind: 'fields', fields: { name: expect.any(String), short: expect.any(String) } });
    expect(form.bodies).toEqual([]);
  });

  test.each([
    ['nothing', undefined, []],
    [
      'an update',
      { response_action: 'update', view: aModal({ title: { type: 'plain_text', text: 'Next' } }) },
      ['Next'],
    ],
    [
      'a push',
      { response_action: 'push', view: aModal({ title: { type: 'plain_text', text: 'Next' } }) },
      ['Form', 'Next'],
    ],
    ['a clear', { response_action: 'clear' }, []],
  ])('that is answered with %s leaves these modals', async (_, answer, titles) => {
    await using form = await withModal(ack => ack(answer));
    const { workspace } = form.place;
    expect(await workspace.submit('UANA', form.id, typed)).toEqual({ kind: 'acknowledged' });
    expect(workspace.openViews('UANA').map(({ content }) => content.title)).toEqual(titles);
    expect(workspace.openViews('UANA').every(({ busy }) => !busy)).toBe(true);
    expect(workspace.violations).toEqual([]);
  });

  test('that is answered with errors stays open and shows them, until it is sent again', async () => {
    const answers: unknown[] = [{ response_action: 'errors', errors: { name: 'Too short' } }, undefined];
    await using form = await withModal(ack => ack(answers.shift()));
    const { workspace } = form.place;
    expect(await workspace.submit('UANA', form.id, typed)).toEqual({ kind: 'errors', errors: { name: 'Too short' } });
    expect(workspace.openViews('UANA')[0]?.errors).toEqual({ name: 'Too short' });
    expect(await workspace.submit('UANA', form.id)).toEqual({ kind: 'acknowledged' });
    expect(form.bodies).toHaveLength(2);
  });

  test.each([
    ['errors at a block that is no input', { response_action: 'errors', errors: { buttons: 'x' } }],
    ['errors at a block that is not there', { response_action: 'errors', errors: { other: 'x' } }],
    ['errors that name nothing', { response_action: 'errors', errors: {} }],
    ['an error that says nothing', { response_action: 'errors', errors: { name: '' } }],
    ['a made-up action', { response_action: 'explode' }],
    ['a strange property', { response_action: 'clear', view: aModal() }],
    ['a text', 'Thank you'],
    ['a view that Slack would not take', { response_action: 'update', view: aModal({ blocks: [] }) }],
    ['a home', { response_action: 'update', view: { type: 'home', blocks: [aSection('x')] } }],
  ])('that is answered with %s shows trouble and keeps what she typed', async (_, answer) => {
    await using form = await withModal(ack => ack(answer), { blocks: [anInput('name'), aButton('x')] });
    const { workspace } = form.place;
    expect(await workspace.submit('UANA', form.id, typed)).toMatchObject({ kind: 'refused' });
    expect(workspace.openViews('UANA')[0]).toMatchObject({
      trouble: expect.stringContaining('trouble connecting'),
      busy: false,
      values: { name: { value: { value: 'Ana' } } },
    });
    expect(kinds(form.place)).toEqual(['invalid_ack']);
  });

  test('that is not acknowledged within three seconds shows trouble, and a later answer changes nothing', async () => {
    const gate = Promise.withResolvers<void>();
    await using form = await withModal(async ack => {
      await gate.promise;
      await ack({ response_action: 'clear' });
    });
    const { workspace } = form.place;
    const submitting = workspace.submit('UANA', form.id, typed);
    await passes(() => form.bodies.length === 1);
    expect(workspace.openViews('UANA')[0]?.busy).toBe(true);
    await expect(workspace.submit('UANA', form.id, typed)).rejects.toThrow(Impossible);
    form.place.clock.advance(2_999);
    expect(workspace.violations).toEqual([]);
    form.place.clock.advance(1);
    expect(await submitting).toEqual({ kind: 'late' });
    gate.resolve();
    await form.place.client.auth.test();
    expect(workspace.openViews('UANA')[0]).toMatchObject({ busy: false, trouble: expect.any(String) });
    expect(kinds(form.place)).toEqual(['late_ack']);
  });
});

describe('closing a modal', () => {
  test.each([
    ['one at a time', false, [{ callback_id: 'form.submit' }], 1, false],
    ['all with the X, and the root is told of', true, [{ callback_id: 'form.submit' }], 0, true],
  ])('%s', async (_, all, told, left, isCleared) => {
    const second = { notify_on_close: true };
    await using form = await withModal(ack => ack({ response_action: 'push', view: aModal(second) }), second);
    const { workspace } = form.place;
    await workspace.submit('UANA', form.id, typed);
    const [root, top] = workspace.openViews('UANA');
    expect(await workspace.closeView('UANA', top?.id ?? '', all)).toEqual({ kind: 'acknowledged' });
    expect(workspace.openViews('UANA')).toHaveLength(left);
    const closed = form.bodies.slice(1);
    expect(closed).toMatchObject([
      { type: 'view_closed', is_cleared: isCleared, view: { id: all ? root?.id : top?.id, ...told[0] } },
    ]);
  });

  test('tells the app nothing unless it asked', async () => {
    await using form = await withModal(ack => ack());
    await form.place.workspace.closeView('UANA', form.id);
    expect(form.bodies).toEqual([]);
    expect(form.place.workspace.openViews('UANA')).toEqual([]);
  });

  test('closes those below as well where the view says so', async () => {
    await using form = await withModal(ack => ack({ response_action: 'push', view: aModal({ clear_on_close: true }) }));
    const { workspace } = form.place;
    await workspace.submit('UANA', form.id, typed);
    await workspace.closeView('UANA', workspace.openViews('UANA')[1]?.id ?? '');
    expect(workspace.openViews('UANA')).toEqual([]);
  });
});
