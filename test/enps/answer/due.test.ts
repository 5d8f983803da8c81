import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../../src/db/connect.ts';
import { type Draft, enqueue, type Item, type Reader } from '../../../src/delivery/index.ts';
import { answer, withdraw } from '../../../src/enps/answer.ts';
import { askDeliveries } from '../../../src/enps/due/ask.ts';
import { messageKinds, reminderPeriod } from '../../../src/enps/kinds.ts';
import { changeRound } from '../../../src/enps/queries.ts';
import { memoryKeys } from '../../../src/keys/memory-keys.ts';
import { seededBytes } from '../../support/chance.ts';
import { migratedDatabase, onBothKinds } from '../../support/database.ts';
import { closesAt, midway, type SurveyFirm, surveyFirm, wordsOf } from './firm.ts';

const { invitation, reminder } = messageKinds;
const voided = messageKinds.void;

onBothKinds('the messages of a survey', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aSurvey = (): Promise<SurveyFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return surveyFirm(opened.connection);
  };

  /** What a message of that kind to everybody becomes: by person, its words or why it is not sent. */
  async function drafted(
    survey: SurveyFirm,
    name: string,
    { at = midway, keys = survey.keys, period = survey.round.period, language = 'en' as const } = {},
  ): Promise<string[]> {
    const ports = { ...survey.ports, shelf: survey.firm.shelf, newId: randomUUID, keys };
    const kind = askDeliveries(ports).find(each => each.kind === name);
    if (!kind) throw new Error(`nobody registered ${name}`);
    const { workspaceId } = survey.firm;
    const people = [survey.ana, survey.mikko];
    const items = people.map((subjectId): Item => ({ id: randomUUID(), workspaceId, kind: name, subjectId, period }));
    const drafts = await survey.db.transaction().execute(tx => kind.drafts(tx, items, new Date(at)));
    const words = async (draft: Draft | undefined) => {
      if (typeof draft !== 'object' || !('to' in draft)) return JSON.stringify(draft);
      const drawn = await draft.draw({ language } as Reader);
      return `${people.indexOf(draft.to)} ${wordsOf(drawn?.blocks ?? [])}`;
    };
    return Promise.all(items.map(({ id }) => words(drafts.get(id))));
  }
  /** Both got the invitation at that time, and so many reminders have been written since. */
  async function invitedAt({ db, firm, round, ana, mikko }: SurveyFirm, at: string, reminders: number): Promise<void> {
    const { workspaceId } = firm;
    const sentAt = new Date(at);
    const message = { workspaceId, kind: invitation, period: round.period, class: 'now', dueAt: sentAt } as const;
    await db.transaction().execute(async tx => {
      await enqueue(
        tx,
        [ana, mikko].map(subjectId => ({ ...message, subjectId })),
      );
      const sent = tx
        .updateTable('outbox')
        .set({ state: 'sent', sentAt, channel: 'D0ANYBODY', slackTs: '1.1' })
        .where('workspaceId', '=', workspaceId);
      await sent.where('kind', '=', invitation).execute();
      await changeRound(tx, round.id, { reminders });
    });
  }
  const dropped = '{"drop":"not_needed"}';
  const neither = [dropped, dropped];

  it('ask everybody in the same words, whoever has answered by then', async () => {
    const survey = await aSurvey();
    const before = await drafted(survey, invitation);
    await answer(
      survey.ports,
      await survey.firm.read(survey.ana),
      { roundId: survey.round.id, answer: { score: 1, why: null } },
      new Date(midway),
    );
    expect(await drafted(survey, invitation)).toEqual(before);
    expect(before[1]?.replace('1', '0')).toBe(before[0]);
    expect(before[0]).toContain(survey.round.id);
  });

  it('ask nobody once the survey has closed, or is void', async () => {
    const survey = await aSurvey();
    const late = { at: closesAt.toISOString() };
    expect([await drafted(survey, invitation, late), await drafted(survey, reminder, late)]).toEqual([
      neither,
      neither,
    ]);
    expect(await drafted(survey, voided)).toEqual(neither);
    await survey.becomes('void', 'keys_lost');
    expect([await drafted(survey, invitation), await drafted(survey, reminder)]).toEqual([neither, neither]);
    expect((await drafted(survey, voided)).map(words => words.includes('does not count'))).toEqual([true, true]);
    await survey.becomes('cancelled');
    expect(await drafted(survey, invitation)).toEqual(neither);
  });

  it('remind those alone who have neither answered nor said that they would rather not', async () => {
    const survey = await aSurvey();
    await invitedAt(survey, '2027-01-29T07:00:00Z', 2);
    const at = new Date(midway);
    const period = reminderPeriod(survey.round.period, 2);
    const both = await drafted(survey, reminder, { period });
    expect(both.map(words => words.includes('still time'))).toEqual([true, true]);
    const [ana, mikko] = [await survey.firm.read(survey.ana), await survey.firm.read(survey.mikko)];
    await answer(survey.ports, ana, { roundId: survey.round.id, answer: { score: 1, why: null } }, at);
    expect(await drafted(survey, reminder, { period })).toEqual([dropped, both[1]]);
    await withdraw(survey.ports, ana, survey.round.id, at);
    expect(await drafted(survey, reminder, { period })).toEqual([dropped, both[1]]);
    await withdraw(survey.ports, mikko, survey.round.id, at);
    expect(await drafted(survey, reminder, { period })).toEqual(neither);
  });

  it('remind nobody who was asked but this morning, or not yet, and of two reminders with the newest alone', async () => {
    const survey = await aSurvey();
    const [older, newer] = [1, 2].map(number => reminderPeriod(survey.round.period, number));
    const reminded = async (period = newer, at = midway) =>
      (await drafted(survey, reminder, { at, ...(period ? { period } : {}) })).filter(words => words !== dropped)
        .length;
    expect(await reminded()).toBe(0);
    await invitedAt(survey, midway, 2);
    expect(await reminded(newer, '2027-02-03T14:00:00Z')).toBe(0);
    expect(await reminded(newer, '2027-02-04T07:00:00Z')).toBe(2);
    expect(await reminded(older, '2027-02-04T07:00:00Z')).toBe(0);
  });

  it('remind nobody while nobody can know who has answered', async () => {
    const survey = await aSurvey();
    await invitedAt(survey, '2027-01-29T07:00:00Z', 1);
    const period = reminderPeriod(survey.round.period, 1);
    expect(await drafted(survey, reminder, { period, keys: memoryKeys(seededBytes('none')) })).toEqual(neither);
  });

  it('are not sent for a survey that is not there', async () => {
    const survey = await aSurvey();
    for (const kind of [invitation, reminder, voided])
      expect(await drafted(survey, kind, { period: '2031' })).toEqual(neither);
  });

  it('that remind are known to nobody but their reader', async () => {
    const survey = await aSurvey();
    const ports = { ...survey.ports, shelf: survey.firm.shelf, newId: randomUUID };
    const discreet = askDeliveries(ports).filter(each => each.discreet);
    expect(discreet.map(({ kind }) => kind)).toEqual([reminder]);
  });
});
