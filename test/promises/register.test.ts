import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { keepingListeners } from '../../src/promises/listeners/keeping.ts';
import * as views from '../../src/promises/views.ts';
import { rosterOf } from '../../src/roster/index.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock, ModalView } from '../../src/slack/blocks.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { keepingFirm, monday } from './keeping-firm.ts';

/** Clicks and forms of promises as people send them, each as the roster knows her. */
function desk({ db, firm }: Awaited<ReturnType<typeof keepingFirm>>) {
  const team = { workspaceId: firm.workspaceId, slackTeamId: firm.workspaceId };
  return (who: string, at = monday) => {
    const clock = { now: () => new Date(at) };
    const roster = rosterOf({ db, shelf: firm.shelf, clock, team, log: silentLog });
    const ports = { db, newId: randomUUID, log: silentLog, clock, shelf: firm.shelf, roster };
    const { clicks, submissions, commands } = keepingListeners(ports);
    const slackUserId = firm.slackIdOf(who);
    const shown = (view: ModalView): ModalView => {
      expect(viewProblems(view)).toEqual([]);
      return view;
    };
    return {
      clicks: async (action: string, value: string) => {
        const reply = await clicks[action]?.({ slackUserId, value, view: undefined });
        if (typeof reply !== 'object' || !('open' in reply)) throw new Error(`${action} opened nothing`);
        return shown(reply.open);
      },
      types: async (rest = '') => {
        const reply = await commands.promises?.run({ slackUserId, rest });
        if (!reply || !('open' in reply)) throw new Error('nothing was opened');
        return shown(reply.open);
      },
      sends: async (view: ModalView, given: ViewValues = {}) => {
        const state = { ...currentValues(view.blocks as KnownBlock[]), ...given };
        const submission = { slackUserId, metadata: view.private_metadata ?? '', state };
        const reply = await submissions[view.callback_id ?? '']?.(submission);
        if (typeof reply !== 'object') throw new Error('no answer');
        return 'errors' in reply ? Object.keys(reply.errors).join() : textIn(shown(reply.update));
      },
    };
  };
}

const typed = (field: string, value: string): ViewValues => ({
  [field]: { [field]: { type: 'plain_text_input', value } },
});
const on = (field: string, day: string): ViewValues => ({
  [field]: { [field]: { type: 'datepicker', selected_date: day } },
});
const release: ViewValues = { what: { what: { type: 'radio_buttons', selected_option: { value: 'release' } } } };
const textIn = (view: ModalView): string => JSON.stringify(view.blocks);
const actionsIn = (view: ModalView): string[] => [
  ...new Set([...textIn(view).matchAll(/"action_id":"promises\.([a-z.]+)"/g)].map(([, action = '']) => action)),
];

onDatabase('postgres18', 'the promises of a client', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = () => {
    if (!opened.connection) throw new Error('not open yet');
    return keepingFirm(opened.connection);
  };

  it('are listed with what somebody has to keep, and open from there', async () => {
    const firm = await aFirm();
    const { promised, later, ana, lead, mikko, guest, clientId, as, aPromise } = firm;
    const at = desk(firm);
    const id = await promised();
    const kept = await promised();
    await later(ana).keeps(kept, '2026-02-02');
    await as(lead).gives(aPromise({ words: 'Not answered yet' }));
    const hers = textIn(await at(lead).types());
    const lines = ['no promise to keep', 'kept 1 of 1', 'Due 27 March 2026 · keeper: Ana', 'Waits for a word from Ana'];
    for (const words of lines) expect(hers).toContain(words);
    const anas = textIn(await at(ana).types());
    expect(anas).toContain(id);
    expect(anas).not.toContain('Not answered yet');
    expect(textIn(await at(mikko).types())).toContain('no promise to keep');
    expect(textIn(await at(guest).types('anything'))).not.toContain(id);
    const register = await later(lead).listsClient();
    const name = register === 'not_yours' ? 'nobody' : register.client.name;
    expect(textIn(await at(lead).types(name.toUpperCase()))).toContain('Promise something');
    expect(textIn(await at(lead).types('nobody'))).toContain('no client of yours called “nobody”');
    expect(textIn(await at(mikko).clicks(views.clientPromisesAction, clientId))).toContain(id);
    expect(textIn(await at(ana).clicks(views.clientPromisesAction, clientId))).toContain('not for you');
  });

  it('offer each person what she may do, and nothing that does not lead anywhere', async () => {
    const firm = await aFirm();
    const { promised, ana, lead, mikko, later } = firm;
    const at = desk(firm);
    const id = await promised();
    const acts = async (who: string) => actionsIn(await at(who).clicks(views.openPromiseAction, id));
    expect([await acts(lead), await acts(ana), await acts(mikko)]).toEqual([
      ['promise.keep', 'promise.move', 'promise.reassign', 'client.open'],
      ['promise.keep', 'promise.warn'],
      ['client.open'],
    ]);
    const { id: own } = await firm.as(lead).gives(firm.aPromise({ keeper: firm.firm.slackIdOf(lead) }));
    expect(actionsIn(await at(lead).clicks(views.openPromiseAction, own))).not.toContain('promise.warn');
    await later(lead).moves(id, { keeper: mikko });
    expect([await acts(lead), await acts(ana), await acts(mikko)]).toEqual([
      ['promise.keep', 'promise.move', 'client.open'],
      ['promise.keep'],
      ['offer.open', 'client.open'],
    ]);
    await later(lead).releases(id);
    expect([await acts(lead), await acts(ana)]).toEqual([['client.open'], []]);
    expect(textIn(await at(lead).clicks(views.keepPromiseAction, id))).toContain('Not needed any more');
    expect(textIn(await at(mikko).clicks(views.movePromiseAction, id))).toContain('Not needed any more');
  });

  it('are done, warned of, moved and let go by their forms, and a stale one keeps what she typed', async () => {
    const firm = await aFirm();
    const { promised, ana, lead, promise } = firm;
    const at = desk(firm);
    const id = await promised();
    const friday = '2026-03-27T10:00:00Z';
    const stale = await at(lead).clicks(views.movePromiseAction, id);
    const warn = await at(ana).clicks(views.warnPromiseAction, id);
    expect(await at(ana).sends(warn)).toBe('words');
    expect(await at(ana).sends(warn, typed('words', 'A week more'))).toContain('A week more');
    expect(await at(lead).sends(stale)).toBe('why');
    expect(await at(lead).sends(stale, typed('why', 'A release slips'))).toBe('why');
    const move = await at(lead).clicks(views.movePromiseAction, id);
    const why = typed('why', 'A release slips');
    expect(await at(lead).sends(move, { ...why, ...on('due', '2026-02-01') })).toBe('due');
    expect(await at(lead).sends(move, { ...why, ...on('due', '2026-04-24') })).toContain('New terms wait');
    expect((await promise(id)).newest).toMatchObject({ dueOn: '2026-04-24', reason: 'A release slips' });
    const keep = await at(ana, friday).clicks(views.keepPromiseAction, id);
    expect(await at(ana, friday).sends(keep, on('on', '2026-03-28'))).toBe('on');
    expect(await at(ana, friday).sends(keep)).toContain('Kept 27 March 2026');
    const other = await promised();
    const gone = await at(lead).clicks(views.movePromiseAction, other);
    expect(await at(lead).sends(gone, { ...typed('why', 'They bought one'), ...release })).toContain('They bought one');
    expect((await promise(other)).state).toBe('released');
  });
});
