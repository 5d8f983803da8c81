import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { givingListeners } from '../../src/promises/listeners/giving.ts';
import * as views from '../../src/promises/views.ts';
import { rosterOf } from '../../src/roster/index.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock, ModalView } from '../../src/slack/blocks.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type GivingFirm, givingFirm, monday } from './giving-firm.ts';

/** Clicks and forms of promises as people send them, each as the roster knows her. */
function desk({ db, firm }: GivingFirm) {
  const now = new Date(monday);
  const team = { workspaceId: firm.workspaceId, slackTeamId: firm.workspaceId };
  const clock = { now: () => now };
  const roster = rosterOf({ db, shelf: firm.shelf, clock, team, log: silentLog });
  const { clicks, submissions, commands } = givingListeners({
    ...{ db, newId: randomUUID, log: silentLog, clock, shelf: firm.shelf, roster },
  });
  const shown = (view: ModalView): ModalView => {
    expect(viewProblems(view)).toEqual([]);
    return view;
  };
  return {
    clicks: async (who: string, action: string, value: string) => {
      const reply = await clicks[action]?.({ slackUserId: firm.slackIdOf(who), value, view: undefined });
      if (typeof reply !== 'object' || !('open' in reply)) throw new Error(`${action} opened nothing`);
      return shown(reply.open);
    },
    types: async (who: string, rest = '') => {
      const reply = await commands.promise?.run({ slackUserId: firm.slackIdOf(who), rest });
      if (!reply || !('open' in reply)) throw new Error('nothing was opened');
      return shown(reply.open);
    },
    sends: async (who: string, view: ModalView, given: ViewValues = {}) => {
      const state = { ...currentValues(view.blocks as KnownBlock[]), ...given };
      const submission = { slackUserId: firm.slackIdOf(who), metadata: view.private_metadata ?? '', state };
      const reply = await submissions[view.callback_id ?? '']?.(submission);
      if (typeof reply !== 'object') throw new Error('no answer');
      return 'errors' in reply ? Object.keys(reply.errors) : shown(reply.update);
    },
  };
}

const text = (field: string, value: string): ViewValues => ({ [field]: { [field]: { value } } });
const filled = (keeper: string): ViewValues => ({
  ...text('words', 'A demo'),
  ...text('to_whom', 'Tiina'),
  ...text('written', 'In the minutes'),
  ...text('estimate', '0,5'),
  keeper: { keeper: { selected_user: keeper } },
  due: { due: { selected_date: '2026-03-27' } },
});
const inText = (view: ModalView | string[]): string => JSON.stringify(view);
const titleOf = (view: ModalView | string[]) => ('title' in view ? view.title.text : view);

onDatabase('postgres18', 'somebody with a promise in Slack', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = async () => {
    if (!opened.connection) throw new Error('not open yet');
    const firm = await givingFirm(opened.connection);
    return { ...firm, ...desk(firm) };
  };

  it('fills in one form, and whoever she asks reads all of it before her yes', async () => {
    const { types, sends, clicks, lead, ana, firm, db } = await aFirm();
    const form = await types(lead);
    expect(form.callback_id).toBe(views.giveCallback);
    expect(await sends(lead, form, { ...filled(firm.slackIdOf(ana)), ...text('estimate', '0') })).toEqual(['estimate']);
    expect(await sends(lead, form, filled('U0NOBODY'))).toEqual(['keeper']);
    expect(inText(await sends(lead, form, filled(firm.slackIdOf(ana))))).toContain('Ana is asked now');
    const [id = ''] = (form.private_metadata ?? '').split(' ');
    expect(titleOf(await clicks(lead, views.openOfferAction, id))).toBe('Not for you');
    const offer = await clicks(ana, views.openOfferAction, id);
    for (const word of ['Kari', 'A demo', 'In the minutes', '27 March 2026', '0.5 days'])
      expect(inText(offer)).toContain(word);
    expect(await sends(ana, offer)).toEqual(['answer']);
    const yes = { answer: { answer: { selected_option: { value: 'yes' } } } };
    expect(inText(await sends(ana, offer, yes))).toContain('it is promised');
    expect(inText(await clicks(lead, views.completePromiseAction, id))).toContain('how it stands now');
    const promises = await db.selectFrom('promise').select('state').where('id', '=', id).execute();
    expect(promises).toEqual([{ state: 'promised' }]);
  });

  it('is told when whoever she asks is away, and may take her time with the answer', async () => {
    const { types, sends, lead, ana, firm, setAway } = await aFirm();
    await setAway(ana, '2026-02-01', '2026-02-20');
    const asked = inText(await sends(lead, await types(lead), filled(firm.slackIdOf(ana))));
    expect(asked).toContain('Ana is away until 20 February 2026');
    expect(asked).not.toContain('asked now');
  });

  it('chooses the client where she leads several, and is told kindly where she leads none', async () => {
    const { types, lead, ana, firm, clientId } = await aFirm();
    const { clientId: second } = await firm.engagement({ lead });
    const choice = inText(await types(lead));
    expect([choice.includes(clientId), choice.includes(second)]).toEqual([true, true]);
    expect((await types(lead, `Client ${second}`)).private_metadata).toContain(second);
    expect(inText(await types(lead, 'Nobody & Co'))).toContain('None of your clients is called “Nobody &amp; Co”');
    expect(inText(await types(ana))).toContain('At the moment you lead none');
  });

  it('completes what was noted, is told when it was changed meanwhile, and takes it back', async () => {
    const { as, clicks, sends, lead, ana, aPromise, meetingNotes, notedIn } = await aFirm();
    const meetingId = randomUUID();
    await meetingNotes(meetingId, 'A demo in March');
    const id = (await notedIn(meetingId))[0]?.id ?? '';
    const form = await clicks(lead, views.completePromiseAction, id);
    expect(inText(form)).toContain('A demo in March');
    // She leaves herself, whom the form begins with.
    const { keeper: _, ...rest } = filled('');
    await as(lead).regives(id, 1, aPromise());
    expect(await sends(lead, form, rest)).toEqual(['words']);
    expect(inText(await clicks(lead, views.completePromiseAction, id))).toContain('Refills without a phone call');
    expect(titleOf(await clicks(ana, views.withdrawPromiseAction, id))).toBe('Not for you');
    const takeBack = await clicks(lead, views.withdrawPromiseAction, id);
    expect(inText(await sends(lead, takeBack, text('why', 'Not now')))).toContain('It is taken back');
    expect(inText(await clicks(ana, views.openOfferAction, id))).toContain('It was taken back');
    expect(inText(await clicks(lead, views.withdrawPromiseAction, id))).toContain('how it stands now');
  });
});
