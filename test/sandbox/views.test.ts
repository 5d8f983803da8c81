import type { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { mintTrigger } from '../../src/sandbox/workspace/triggers.ts';
import {
  aButton,
  aModal,
  anApp,
  anInput,
  aSandbox,
  aSection,
  connectBolt,
  countingIds,
  errorOf,
  type Place,
} from './support.ts';

const call = (client: WebClient, method: string, args: Record<string, unknown>) => client.apiCall(method, args);
const viewId = (answer: object) => (answer as { view: { id: string; hash: string } }).view.id;
const kinds = ({ workspace }: Place) => workspace.violations.map(({ kind }) => kind);

/** A place where one can have triggers without the app doing anything. */
async function withTriggers(changes: Parameters<typeof aSandbox>[0] = {}) {
  const place = await aSandbox(changes);
  const { records } = place.workspace;
  const minting = { records, clock: place.clock, newId: countingIds() };
  const trigger = (inView: string | null = null) => mintTrigger(minting, 'UANA', inView);
  return { place, trigger };
}

describe('a trigger', () => {
  test('serves once', async () => {
    const { place, trigger } = await withTriggers();
    await using _ = place;
    const trigger_id = trigger();
    await call(place.client, 'views.open', { trigger_id, view: aModal() });
    expect(await errorOf(call(place.client, 'views.open', { trigger_id, view: aModal() }))).toBe(
      'exchanged_trigger_id',
    );
    expect(kinds(place)).toEqual(['trigger']);
  });

  test.each([
    [3_000, 'ok'],
    [3_001, 'expired_trigger_id'],
  ])('after %i ms answers %s', async (ms, expected) => {
    const { place, trigger } = await withTriggers();
    await using _ = place;
    const trigger_id = trigger();
    place.clock.advance(ms);
    expect(await errorOf(call(place.client, 'views.open', { trigger_id, view: aModal() }))).toBe(expected);
  });

  test('must be one', async () => {
    const { place } = await withTriggers();
    await using _ = place;
    const open = (more: object) => errorOf(call(place.client, 'views.open', { view: aModal(), ...more }));
    expect(await open({ trigger_id: 'made-up' })).toBe('invalid_trigger_id');
    expect(await open({})).toBe('invalid_arguments');
  });

  test('is not used up by a view that Slack would not take', async () => {
    const { place, trigger } = await withTriggers();
    await using _ = place;
    const trigger_id = trigger();
    const bad = call(place.client, 'views.open', { trigger_id, view: aModal({ submit: undefined }) });
    await expect(bad).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: expect.arrayContaining([expect.stringContaining('json-pointer:/view')]) },
      },
    });
    expect(await errorOf(call(place.client, 'views.open', { trigger_id, view: aModal() }))).toBe('ok');
  });
});

describe('modals', () => {
  test('stand three high at most', async () => {
    const { place, trigger } = await withTriggers();
    await using _ = place;
    const root = viewId(await call(place.client, 'views.open', { trigger_id: trigger(), view: aModal() }));
    const push = () => call(place.client, 'views.push', { trigger_id: trigger(root), view: aModal() });
    const second = await push();
    const third = await push();
    expect(third).toMatchObject({ view: { root_view_id: root, previous_view_id: viewId(second) } });
    expect(await errorOf(push())).toBe('push_limit_reached');
    expect(place.workspace.openViews('UANA')).toHaveLength(3);
  });

  test('are pushed from a modal only', async () => {
    const { place, trigger } = await withTriggers();
    await using _ = place;
    expect(await errorOf(call(place.client, 'views.push', { trigger_id: trigger(), view: aModal() }))).toBe(
      'not_found',
    );
  });

  test('opening one anew takes the place of what was open', async () => {
    const { place, trigger } = await withTriggers();
    await using _ = place;
    await call(place.client, 'views.open', { trigger_id: trigger(), view: aModal() });
    const second = viewId(await call(place.client, 'views.open', { trigger_id: trigger(), view: aModal() }));
    expect(place.workspace.openViews('UANA').map(({ id }) => id)).toEqual([second]);
  });

  test('are updated by one name, and only while the hash is fresh', async () => {
    const { place, trigger } = await withTriggers();
    await using _ = place;
    const answer = await call(place.client, 'views.open', {
      trigger_id: trigger(),
      view: aModal({ external_id: 'mine' }),
    });
    const { hash } = place.workspace.openViews('UANA')[0] ?? { hash: '' };
    const update = (args: object) =>
      errorOf(call(place.client, 'views.update', { view: aModal({ external_id: 'mine' }), ...args }));
    expect(await update({ external_id: 'mine', hash })).toBe('ok');
    expect(await update({ view_id: viewId(answer), hash })).toBe('hash_conflict');
    expect(await update({ view_id: viewId(answer) })).toBe('ok');
    expect(await update({ view_id: viewId(answer), external_id: 'mine' })).toBe('invalid_arguments');
    expect(await update({})).toBe('invalid_arguments');
    expect(await update({ view_id: 'VNONE' })).toBe('not_found');
  });

  test('have names of their own', async () => {
    const { place, trigger } = await withTriggers();
    await using _ = place;
    const named = aModal({ external_id: 'mine' });
    const root = viewId(await call(place.client, 'views.open', { trigger_id: trigger(), view: named }));
    const push = (view: object) => errorOf(call(place.client, 'views.push', { trigger_id: trigger(root), view }));
    expect(await push(named)).toBe('duplicate_external_id');
    await place.workspace.closeView('UANA', root);
    expect(await errorOf(call(place.client, 'views.open', { trigger_id: trigger(), view: named }))).toBe('ok');
  });

  test('keep what she typed where block and action stay the same, and only there', async () => {
    const { place, trigger } = await withTriggers();
    await using _ = place;
    const id = viewId(
      await call(place.client, 'views.open', {
        trigger_id: trigger(),
        view: aModal({ blocks: [anInput('kept'), anInput('renamed'), aButton('more')] }),
      }),
    );
    const values = { kept: { value: { value: 'a' } }, renamed: { value: { value: 'b' } } };
    await place.workspace.clickInView('UANA', { viewId: id, blockId: 'buttons', actionId: 'more', values });
    await call(place.client, 'views.update', {
      view_id: id,
      view: aModal({
        blocks: [anInput('kept', { initial_value: 'new' }), anInput('renamed-2', { initial_value: 'new' })],
      }),
    });
    const text = (value: string) => ({ value: { type: 'plain_text_input', value } });
    expect(place.workspace.openViews('UANA')[0]?.values).toEqual({ kept: text('a'), 'renamed-2': text('new') });
  });
});

describe('the home', () => {
  const home = { type: 'home' as const, blocks: [aSection('Welcome')] };

  test('is published for a person, again and again, and the event that it was opened carries it', async () => {
    await using place = await aSandbox();
    const opened: unknown[] = [];
    await using bolt = await connectBolt(place.sandbox, app => {
      app.event('app_home_opened', async ({ event }) => void opened.push([event.tab, event.view, event.channel]));
    });
    expect(await place.workspace.openHome('UANA')).toEqual({ kind: 'acknowledged' });
    const { view } = await bolt.app.client.views.publish({ user_id: 'UANA', view: home });
    await bolt.app.client.views.publish({ user_id: 'UANA', view: home, hash: view?.hash ?? '' });
    await place.workspace.openHome('UANA');
    const stale = bolt.app.client.views.publish({ user_id: 'UANA', view: home, hash: view?.hash ?? '' });
    expect(await errorOf(stale)).toBe('hash_conflict');
    const { id } = place.workspace.appConversation('UANA');
    expect(opened).toEqual([
      ['home', undefined, id],
      ['home', expect.objectContaining({ id: view?.id }), id],
    ]);
  });

  test('a button on it works', async () => {
    await using place = await aSandbox();
    const clicks: unknown[] = [];
    await using _ = await connectBolt(place.sandbox, app => {
      app.action('go', async ({ ack, body }) => {
        clicks.push(body.type === 'block_actions' && body.view?.type);
        await ack();
      });
    });
    await place.client.views.publish({ user_id: 'UANA', view: { ...home, blocks: [aButton('go')] } });
    const viewId = place.workspace.homeOf('UANA')?.id ?? '';
    const outcome = await place.workspace.clickInView('UANA', { viewId, blockId: 'buttons', actionId: 'go' });
    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect(clicks).toEqual(['home']);
  });

  test.each([
    ['for nobody known', { user_id: 'UNONE', view: home }, 'invalid_arguments'],
    ['as a modal', { user_id: 'UANA', view: aModal() }, 'invalid_arguments'],
    ['with a title', { user_id: 'UANA', view: { ...home, title: aModal().title } }, 'invalid_arguments'],
  ])('is refused %s', async (_, args, error) => {
    await using place = await aSandbox();
    expect(await errorOf(call(place.client, 'views.publish', args))).toBe(error);
  });

  test('needs the home tab', async () => {
    await using place = await aSandbox({ app: anApp({ homeTab: false }) });
    expect(await errorOf(call(place.client, 'views.publish', { user_id: 'UANA', view: home }))).toBe('not_enabled');
    await expect(place.workspace.openHome('UANA')).rejects.toThrow('no home');
  });
});
