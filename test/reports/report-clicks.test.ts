import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { silentLog } from '../../src/log.ts';
import { clientReportListeners } from '../../src/reports/listeners/report.ts';
import { clientReportsAction, openReportAction, reportDayAction, reportSentAction } from '../../src/reports/views.ts';
import { type Roster, rosterOf } from '../../src/roster/index.ts';
import type { ClickReply, CommandReply, SubmissionReply } from '../../src/slack/listeners.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { reportFirm, threeLines } from './report-firm.ts';

onDatabase('postgres18', 'whoever clicks about monthly reports', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());

  /** The listeners at that moment, and what each person does with them. */
  async function desk(now: string) {
    if (!opened.connection) throw new Error('not open yet');
    const firm = await reportFirm(opened.connection);
    await firm.livesUntil('2026-12-03T06:00:00Z');
    const { db, clientId, workspaceId } = firm;
    const { shelf, slackIdOf } = firm.firm;
    const clock = { now: () => new Date(now) };
    const team = { workspaceId, slackTeamId: workspaceId };
    const roster: Roster = rosterOf({ db, shelf, clock, log: silentLog, team });
    const { clicks, submissions, commands } = clientReportListeners({
      ...{ db, shelf, clock, roster, log: silentLog, newId: randomUUID },
    });
    const state = (fields: Readonly<Record<string, object>>) =>
      Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { [field]: value }]));
    const as = (personId: string) => ({
      clicks: (action: string, value: string) =>
        clicks[action]?.({ slackUserId: slackIdOf(personId), value, view: undefined }),
      submits: (callback: string | undefined, metadata: string, fields: Readonly<Record<string, object>>) =>
        submissions[callback ?? '']?.({ slackUserId: slackIdOf(personId), metadata, state: state(fields) }),
      asks: () => commands.report?.run({ slackUserId: slackIdOf(personId), rest: '' }),
    });
    return { ...firm, as, november: `${clientId} 2026-11` };
  }

  type Reply = ClickReply | SubmissionReply | CommandReply | undefined;
  const view = (reply: Reply) => {
    if (typeof reply !== 'object') throw new Error(`${reply} is no view`);
    const found = 'open' in reply ? reply.open : 'update' in reply ? reply.update : undefined;
    if (!found) throw new Error(`no view: ${JSON.stringify(reply)}`);
    return { id: found.callback_id, metadata: found.private_metadata ?? '', words: JSON.stringify(found.blocks) };
  };
  const text = (value: string | null) => ({ value });
  const lines = Object.fromEntries(Object.entries(threeLines).map(([field, value]) => [field, text(value)]));

  it('writes it from the message on, copies it, and notes the day on which it went', async () => {
    const { as, lead, november } = await desk('2026-12-04T10:00:00Z');
    const form = view(await as(lead).clicks(openReportAction, november));
    expect(form).toMatchObject({ id: 'reports.report.save', metadata: `${november} 0` });
    const page = view(await as(lead).submits(form.id, form.metadata, { ...lines, next: text(null) }));
    expect(page.words).toContain('One of the three lines is still empty.');
    const early = view(await as(lead).clicks(reportSentAction, november));
    const on = (day: string) => ({ day: { selected_date: day } });
    expect(await as(lead).submits(early.id, early.metadata, on('2026-12-04'))).toEqual({
      errors: { day: 'One of the three lines is still empty. Fill it in first, then note that you sent it.' },
    });
    expect(await as(lead).submits(form.id, form.metadata, lines)).toEqual({
      errors: { delivered: 'This report was changed meanwhile. Copy what you wrote, close this and open it again.' },
    });
    const whole = view(await as(lead).submits(form.id, `${november} 1`, lines));
    expect(whole.words).toContain(
      'Report for November 2026\\n\\nDelivered: The refill page\\nWhich means: Fewer calls',
    );
    const sending = view(await as(lead).clicks(reportSentAction, november));
    expect(sending.words).toContain('2026-12-04');
    for (const [fields, words] of [
      [{ day: { selected_date: null } }, 'Please choose the day.'],
      [on('2026-12-05'), 'That day is still to come.'],
      [on('2026-11-20'), 'That is before the end of the month that the report is about.'],
    ] as const)
      expect(await as(lead).submits(sending.id, sending.metadata, fields)).toEqual({ errors: { day: words } });
    const sent = view(await as(lead).submits(sending.id, sending.metadata, on('2026-12-04')));
    expect(sent.words).toContain('Kari noted that it was sent on 4 December 2026.');
    // Nothing leads back to a form.
    expect(view(await as(lead).clicks(reportSentAction, november)).id).toBe('reports.report.show');
    expect(view(await as(lead).clicks(openReportAction, november)).words).toContain('one day late');
  });

  it('sees hers, and whoever may only look gets no form', async () => {
    const { as, lead, leader, developer, november, clientId } = await desk('2026-12-07T10:00:00Z');
    for (const somebody of [lead, leader])
      expect(view(await as(somebody).asks()).words).toContain('4 days late, not sent yet');
    expect(view(await as(developer).asks()).words).toContain('You lead no client');
    expect(view(await as(leader).clicks(openReportAction, november)).id).toBe('reports.report.show');
    expect(view(await as(leader).clicks(reportDayAction, clientId)).words).toContain('account lead');
    expect(view(await as(leader).clicks(clientReportsAction, clientId)).words).not.toContain('Change the day');
    for (const action of [openReportAction, clientReportsAction])
      expect(view(await as(developer).clicks(action, november)).id).toBe('slack.notice.close');
  });

  it('changes the day that the client knows', async () => {
    const { as, lead, clientId } = await desk('2026-12-07T10:00:00Z');
    const form = view(await as(lead).clicks(reportDayAction, clientId));
    const chosen = (value: string) => ({ day: { selected_option: { value } } });
    expect(await as(lead).submits(form.id, form.metadata, chosen('31'))).toEqual({
      errors: { day: 'Please choose one of the days.' },
    });
    const page = view(await as(lead).submits(form.id, form.metadata, chosen('6')));
    expect(page.words).toContain('working day 6 of the month');
    // Epiphany is free.
    expect(page.words).toContain('The next one is due on 12 January 2027.');
  });
});
