import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import {
  acknowledge,
  addAction,
  analyse,
  askCheck,
  callIn,
  close,
  endAction,
  openRecord,
} from '../../src/deviations/deviations.ts';
import { deviationListeners } from '../../src/deviations/index.ts';
import { readRecord } from '../../src/deviations/record.ts';
import { voice } from '../../src/deviations/views/words.ts';
import {
  endActionAction,
  type Form,
  formAction,
  formCallback,
  forms,
  letGoAction,
  moreAction,
  openAction,
  recordCallback,
  reportCallback,
  showAction,
  takeUpAction,
} from '../../src/deviations/views.ts';
import { type Act, may, type Role } from '../../src/roster/index.ts';
import { rosterOf } from '../../src/roster/roster.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import type { FormState } from '../../src/slack/form.ts';
import type { Listeners } from '../../src/slack/listeners.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { hostile } from '../support/hostile.ts';
import { type House, morning, type Name, openHouse, stands } from './house.ts';

const stranger = 'U0STRANGER';
const everybody: readonly Name[] = ['kari', 'olav', 'mikko', 'ana', 'elin', 'admin', 'saara', 'guest'];

/** What a form is filled in with, so that it changes as little as can be. */
const filled: Readonly<Record<Form, FormState>> = {
  contain: { words: { words: { value: 'Switched it off' } } },
  analyse: { words: { words: { value: 'Nobody looked' } } },
  act: {
    words: { words: { value: 'Look' } },
    day: { day: { selected_date: '2026-12-04' } },
  },
  ask_check: { day: { day: { selected_date: '2026-12-04' } } },
  check: { helped: { helped: { selected_option: { value: 'no' } } } },
  close: { words: { words: { value: 'Done' } } },
  dismiss: { words: { words: { value: 'A drill' } } },
  reopen: { words: { words: { value: 'It is back' } } },
  client: { word: { word: { selected_option: { value: 'told' } } }, on: { on: { selected_date: '2026-12-01' } } },
  reassess: {
    category: { category: { selected_option: { value: 'delivery' } } },
    severity: { severity: { selected_option: { value: 'major' } } },
  },
  call_in: { person: { person: { selected_user: 'U0NOBODY00' } } },
};

/** The row of the table that a form comes under, for what is neither technical nor private, and for what is private. */
const rowsOf = (form: Form): readonly [ordinary: Act, privately: Act] => {
  if (form === 'check') return ['deviation.check', 'deviation.check'];
  if (form === 'reopen') return ['deviation.reopen', 'deviation.reopen_private'];
  if (form === 'call_in') return ['deviation.call_in', 'deviation.call_in_private'];
  return ['deviation.treat', 'deviation.treat_private'];
};

onDatabase('pglite', 'every listener of the deviations', engine => {
  let database: Connection;
  let house: House;
  let listeners: Listeners;
  beforeAll(async () => {
    database = await migratedDatabase(engine);
    house = await openHouse(database.db);
    const { db, firm, log, newId } = house;
    const clock = { now: () => new Date(morning) };
    const team = { workspaceId: firm.workspaceId, slackTeamId: 'T1' };
    const roster = rosterOf({ db, clock, log, shelf: firm.shelf, team });
    listeners = deviationListeners({ db, clock, log, newId, shelf: firm.shelf, roster });
    await house.db.updateTable('person').set({ chosenLanguage: 'fi' }).where('id', '=', house.people.guest).execute();
  });
  afterAll(() => database.close());

  const slackIdOf = (name: Name) => house.firm.slackIdOf(house.people[name]);

  /** What she is shown: the modal, or what stands under its fields. */
  async function clicks(action: string, slackUserId: string, value: string): Promise<ModalView> {
    const click = listeners.clicks?.[action];
    if (!click) throw new Error(`nobody listens to ${action}`);
    const reply = await click({ slackUserId, value, view: { metadata: 'of long ago', state: {} } });
    if (reply === 'nothing' || 'say' in reply) throw new Error(`${action} shows nothing`);
    const view = 'open' in reply ? reply.open : 'push' in reply ? reply.push : reply.update;
    expect(viewProblems(view)).toEqual([]);
    return view;
  }
  async function submits(callback: string, slackUserId: string, metadata: string, state: FormState) {
    const submission = listeners.submissions?.[callback];
    if (!submission) throw new Error(`nobody listens to ${callback}`);
    const reply = await submission({ slackUserId, metadata, state });
    if (reply === 'close') throw new Error(`${callback} says nothing`);
    if ('update' in reply) expect(viewProblems(reply.update)).toEqual([]);
    return reply;
  }
  /** A kind sentence in her language. */
  const isRefusal = (view: ModalView, name: Name | undefined) =>
    JSON.stringify(view.blocks).includes(voice(name === 'guest' ? 'fi' : 'en')('record.not_yours'));
  const refusals = () => house.logged.filter(({ event }) => event === 'refused').map(({ fields }) => fields.what);

  async function standing(name: Name, id: string): Promise<ReadonlySet<Role>> {
    const { context, actor } = await house.doing(house.people[name]);
    return (await readRecord(house.db, context, actor, id))?.standing ?? new Set();
  }

  /** Kari's; Ana reported it, Olav heard of it in vain, Saara advises, Mikko has something to do, and the admin checks. */
  async function involved(isPrivate: boolean): Promise<string> {
    const { kari, mikko, saara, olav, admin } = house.people;
    const id = await house.reports({ category: isPrivate ? 'people' : 'delivery' });
    const doing = await house.doing(kari);
    await acknowledge(doing, id);
    if (!isPrivate) await callIn(doing, id, saara);
    if (!isPrivate) await analyse(doing, id, { rootCause: 'x', consequence: null, similarElsewhere: null });
    const [done, open] = [randomUUID(), randomUUID()];
    await addAction(doing, id, { id: done, what: 'Look', ownerId: kari, dueOn: '2026-12-04' });
    await endAction(doing, id, done, 'done');
    expect(stands(await askCheck(doing, id, '2026-12-04'))).toBe('awaiting_check');
    await house.db.updateTable('deviation').set({ checkerId: admin }).where('id', '=', id).execute();
    const { workspaceId } = house.firm;
    const row = { workspaceId, deviationId: id, what: 'Look again', opening: 1, dueOn: '2026-12-04', addedBy: kari };
    await house.db
      .insertInto('deviationAction')
      .values({ ...row, id: open, ownerId: mikko, addedAt: new Date(morning) })
      .execute();
    const helper = { workspaceId, deviationId: id, personId: olav, cameBy: 'escalated', since: new Date(morning) };
    await house.db.insertInto('deviationHelper').values(helper).execute();
    return id;
  }

  describe.each([
    { kind: 'an ordinary one', isPrivate: false, shown: forms },
    // One of each row of the table: all the others ask the same as the first.
    { kind: 'a private one', isPrivate: true, shown: ['contain', 'check', 'reopen', 'call_in'] as const },
  ])('for $kind', ({ isPrivate, shown }) => {
    const of = ([ordinary, privately]: readonly [Act, Act]) => (isPrivate ? privately : ordinary);
    const see = of(['deviation.see', 'deviation.see_private']);

    it.each([openAction, showAction, moreAction])(
      '%s shows the record to whom the table lets see it, and refuses all others kindly',
      async action => {
        const id = await involved(isPrivate);
        for (const name of everybody) {
          house.logged.length = 0;
          const view = await clicks(action, slackIdOf(name), id);
          const allowed = may(await standing(name, id), see);
          expect({ name, shown: view.callback_id === recordCallback, refused: isRefusal(view, name) }).toEqual({
            name,
            shown: allowed,
            refused: !allowed,
          });
          expect(refusals()).toEqual(allowed ? [] : [see]);
        }
      },
    );

    it.each(shown)('the form %s opens for whom the table lets do it, and for nobody else', async form => {
      const id = await involved(isPrivate);
      const act = of(rowsOf(form));
      for (const name of everybody) {
        house.logged.length = 0;
        const view = await clicks(`${formAction}.${form}`, slackIdOf(name), id);
        const has = await standing(name, id);
        const allowed = may(has, see) && may(has, act);
        expect({ name, opens: view.callback_id === formCallback, refused: isRefusal(view, name) }).toEqual({
          name,
          opens: allowed,
          refused: !allowed,
        });
        expect(refusals()).toEqual(allowed ? [] : [may(has, see) ? act : see]);
      }
    });

    it('every form that was left open is taken from whom the table lets do it now, and from nobody else', async () => {
      const id = await involved(isPrivate);
      for (const form of shown) {
        const act = of(rowsOf(form));
        for (const name of everybody) {
          house.logged.length = 0;
          const allowed = may(await standing(name, id), act);
          const metadata = JSON.stringify({ d: id, f: form, n: randomUUID() });
          // What is private stays so: the next one is asked by the same row.
          const asItIs = { category: { category: { selected_option: { value: isPrivate ? 'people' : 'delivery' } } } };
          const given = form === 'reassess' ? { ...filled.reassess, ...asItIs } : filled[form];
          const state = form === 'call_in' ? { person: { person: { selected_user: slackIdOf('ana') } } } : given;
          const reply = await submits(formCallback, slackIdOf(name), metadata, state);
          const refused = 'update' in reply && isRefusal(reply.update, name);
          expect({ form, name, refused }).toEqual({ form, name, refused: !allowed });
          expect(refusals()).toEqual(allowed ? [] : [act]);
        }
      }
    });

    it.each([
      { action: takeUpAction, value: (id: string) => id },
      { action: endActionAction, value: (id: string) => `${id} ${randomUUID()} done` },
      { action: `${letGoAction}.0`, value: (id: string, who: string) => `${id} ${who}` },
    ])('$action does nothing for whom the table does not let', async ({ action, value }) => {
      const id = await involved(isPrivate);
      const act = action.startsWith(letGoAction)
        ? of(['deviation.call_in', 'deviation.call_in_private'])
        : of(['deviation.treat', 'deviation.treat_private']);
      for (const name of everybody.toReversed()) {
        house.logged.length = 0;
        const before = await house.story(id);
        const allowed = may(await standing(name, id), act);
        const view = await clicks(action, slackIdOf(name), value(id, house.people.saara));
        expect({ name, refused: isRefusal(view, name) }).toEqual({ name, refused: !allowed });
        expect(refusals()).toEqual(allowed ? [] : [act]);
        if (!allowed) expect(await house.story(id)).toEqual(before);
      }
    });
  });

  it('answers whoever comes with what is stale, made up, or another firm’s, and never fails', async () => {
    const other = await openHouse(database.db);
    const ended = await house.reports({ severity: 'minor' });
    await close(await house.doing(house.people.kari), ended, 'Done');
    const values = [
      ended,
      await other.reports(),
      randomUUID(),
      '',
      'null',
      '../..',
      '{}',
      '1 2 3 4',
      ...Object.values(hostile),
    ];
    for (const action of Object.keys(listeners.clicks ?? {}))
      for (const value of values) await clicks(action, slackIdOf('kari'), value);
    for (const form of forms)
      for (const d of [ended, await other.reports(), randomUUID()]) {
        const metadata = JSON.stringify({ d, f: form, n: randomUUID() });
        await submits(formCallback, slackIdOf('kari'), metadata, filled[form]);
        await submits(formCallback, slackIdOf('kari'), metadata, {});
      }
    for (const callback of Object.keys(listeners.submissions ?? {}))
      for (const metadata of values) await submits(callback, slackIdOf('kari'), metadata, filled.act);
    expect(await other.story(values[1] ?? '')).toEqual(['reported Ana']);
  });

  it('answers whom the roster does not know, and who is a guest, with the refusal alone', async () => {
    const id = await involved(false);
    const before = await house.story(id);
    for (const [user, name] of [
      [stranger, undefined],
      [slackIdOf('guest'), 'guest'],
    ] as const) {
      for (const action of Object.keys(listeners.clicks ?? {})) {
        const view = await clicks(action, user, `${id} ${randomUUID()} done`);
        if (!action.startsWith('deviations.register')) expect(isRefusal(view, name)).toBe(true);
        expect(JSON.stringify(view)).not.toContain('Client ');
      }
      for (const form of forms) {
        const metadata = JSON.stringify({ d: id, f: form, n: randomUUID() });
        const reply = await submits(formCallback, user, metadata, filled[form]);
        expect('update' in reply && isRefusal(reply.update, name)).toBe(form !== 'call_in' || name === undefined);
      }
      for (const shortcut of Object.values(listeners.shortcuts ?? {})) {
        const message = { text: 'Look', link: 'https://firm.slack.com/archives/C1/p1' };
        expect(isRefusal((await shortcut({ slackUserId: user, message })).open, name)).toBe(true);
      }
      house.logged.length = 0;
      const begun = await listeners.commands?.deviation?.run({ slackUserId: user, rest: '' });
      expect(begun && 'open' in begun && isRefusal(begun.open, name)).toBe(true);
      expect(refusals()).toEqual(name ? ['deviation.report'] : []);
      const report = {
        client: { client: { selected_option: { value: house.client.clientId } } },
        actual: { actual: { value: 'x' } },
        desired: { desired: { value: 'y' } },
        severity: { severity: { selected_option: { value: 'minor' } } },
        category: { category: { selected_option: { value: 'delivery' } } },
      };
      const filed = await submits(reportCallback, user, JSON.stringify({ n: randomUUID(), m: null }), report);
      expect('update' in filed && isRefusal(filed.update, name)).toBe(true);
    }
    expect(await house.story(id)).toEqual(before);
    expect(await openRecord(await house.doing(house.people.guest), id)).toBe('not_yours');
  });
});
