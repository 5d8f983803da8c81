import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from '../../src/db/connect.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues, withValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock, ModalView } from '../../src/slack/blocks.ts';
import type { FormState } from '../../src/slack/form.ts';
import type { ClickReply, CommandReply, SubmissionReply } from '../../src/slack/listeners.ts';
import * as views from '../../src/suggestions/views.ts';
import { migratedDatabase, onDatabase } from '../support/database.ts';
import { type IntakeFirm, intakeFirm, monday } from './intake-firm.ts';

const typed = (field: string, value: string) => ({ [field]: { [field]: { value } } });
const chosen = (field: string, value: string) => ({ [field]: { [field]: { selected_option: { value } } } });
const on = (field: string, date: string) => ({ [field]: { [field]: { selected_date: date } } });

const viewOf = (reply: ClickReply | SubmissionReply | CommandReply | undefined): ModalView => {
  if (typeof reply !== 'object' || !('open' in reply || 'update' in reply))
    throw new Error(`no view came: ${JSON.stringify(reply)}`);
  const view = 'open' in reply ? reply.open : reply.update;
  expect(viewProblems(view)).toEqual([]);
  return view;
};
const errorsOf = (reply: SubmissionReply | undefined) =>
  typeof reply === 'object' && 'errors' in reply ? reply.errors : reply;

/** What somebody does in Slack at some moment. */
function hands({ listenersAt, firm }: IntakeFirm, personId: string, at = monday) {
  const { clicks, submissions, commands, shortcuts } = listenersAt(at);
  const slackUserId = firm.slackIdOf(personId);
  return {
    clicks: async (action: string, value: string, inside?: ModalView) => {
      const view = inside && { metadata: inside.private_metadata ?? '', state: {} };
      return viewOf(await clicks?.[action]?.({ slackUserId, value, view }));
    },
    types: async (command: string, rest = '') => viewOf(await commands?.[command]?.run({ slackUserId, rest })),
    uses: async (text: string) => {
      const message = { text, link: 'https://firm.slack.com/archives/C1/p1' };
      return viewOf(await shortcuts?.[views.suggestionShortcut]?.({ slackUserId, message }));
    },
    sends: async (form: ModalView, ...fields: FormState[]) => {
      const blocks = form.blocks as KnownBlock[];
      const state = withValues(blocks, currentValues(blocks), Object.assign({}, ...fields));
      return submissions?.[form.callback_id ?? '']?.({ slackUserId, metadata: form.private_metadata ?? '', state });
    },
  };
}
const says = (view: ModalView) => JSON.stringify(view.blocks);

onDatabase('postgres18', 'a client’s suggestion in Slack', engine => {
  const opened: { connection?: Connection & AsyncDisposable } = {};
  beforeAll(async () => {
    opened.connection = await migratedDatabase(engine);
  });
  afterAll(() => opened.connection?.[Symbol.asyncDispose]());
  const aFirm = (): Promise<IntakeFirm> => {
    if (!opened.connection) throw new Error('not open yet');
    return intakeFirm(opened.connection);
  };

  it('is taken in from a message in two taps, goes its way in place, and is found again by whoever passed it on', async () => {
    const firm = await aFirm();
    const [mikko, kari] = [hands(firm, firm.mikko), hands(firm, firm.lead)];
    const form = await mikko.uses('Could we have a list of refills?');
    expect(Object.keys(errorsOf(await mikko.sends(form)) ?? {})).toEqual(['client']);
    const thanks = viewOf(await mikko.sends(form, chosen('client', firm.clientId)));
    expect(says(thanks)).toContain('Whoever leads Apteekki Sampo now has it');
    const [one] = await firm.all();
    const id = one?.id ?? '';
    const list = await kari.types('suggestions');
    expect(says(list)).toContain('Could we have a list of refills?');
    const page = await kari.clicks(views.openSuggestionAction, id, list);
    expect(says(page)).toContain('https://firm.slack.com/archives/C1/p1');
    const heard = await kari.clicks(`${views.stepAction}.acknowledge`, `${id} acknowledge`, page);
    expect(says(heard)).toContain('next: say what we think of it');
    const assess = await kari.clicks(`${views.stepAction}.assess`, `${id} assess`, heard);
    const decided = [typed('words', 'Worth it'), chosen('decision', 'yes'), on('due', '2026-03-02')];
    expect(says(viewOf(await kari.sends(assess, ...decided)))).toContain('will be done by 2 March');
    expect(says(await mikko.types('suggestions'))).toContain('next: do it · by 2 March');
    expect(says(await mikko.clicks(views.openSuggestionAction, id))).not.toContain(views.stepAction);
  });

  it('is taken in for a client by its name, however many there are', async () => {
    const at = await aFirm();
    const { workspaceId } = at.firm;
    const many = Array.from({ length: 120 }, (_, number) => ({
      id: randomUUID(),
      workspaceId,
      name: `Client ${1000 + number}`,
    }));
    await at.firm.db.insertInto('client').values(many).execute();
    const lead = hands(at, at.lead);
    const named = says(await lead.types('suggestion', 'client 1119'));
    expect(named.match(/"initial_option":\{"text":\{"type":"plain_text","text":"([^"]+)"/)?.[1]).toBe('Client 1119');
    expect(says(await lead.types('suggestion'))).toContain('/hats suggestion');
  });

  it('is seen at once by whoever leads the client, from the client’s own list', async () => {
    const firm = await aFirm();
    const kari = hands(firm, firm.lead);
    const list = await kari.clicks(views.clientSuggestionsAction, firm.clientId);
    expect(says(list)).toContain('Nothing from this client yet.');
    const form = await kari.clicks(views.fileSuggestionAction, firm.clientId, list);
    const page = viewOf(await kari.sends(form, typed('words', 'A portal'), chosen('kind', 'need')));
    expect([page.title.text, says(page).includes('let the client know that it was heard')]).toEqual(['Need', true]);
  });

  it('is changed by the first of two; the second hears who it was, and nothing that she typed is lost', async () => {
    const firm = await aFirm();
    const { id } = await firm.as(firm.mikko).files();
    await firm.handOverTo(id, firm.ana);
    await firm.as(firm.ana).takes(id, 2, { event: 'acknowledge' });
    const [kari, ana] = [hands(firm, firm.lead), hands(firm, firm.ana)];
    const action = `${views.stepAction}.assess`;
    const [hers, other] = [await kari.clicks(action, `${id} assess`), await ana.clicks(action, `${id} assess`)];
    const said = typed('words', 'Worth it');
    const page = says(viewOf(await ana.sends(other, said)));
    expect(errorsOf(await kari.sends(hers, said))).toEqual({
      words: 'Ana changed this meanwhile. Your words are still here: copy them, and open it anew.',
    });
    expect(says(viewOf(await ana.sends(other, said)))).toBe(page);
  });

  it('is never declined without a reason; a button of a step that is over shows how it stands', async () => {
    const firm = await aFirm();
    const { id } = await firm.as(firm.lead).files();
    const kari = hands(firm, firm.lead);
    const stands = await kari.clicks(`${views.stepAction}.decline`, `${id} decline`);
    expect([stands.callback_id, says(stands).includes('*Received*')]).toEqual(['suggestions.suggestion.close', true]);
    await firm
      .as(firm.lead)
      .takes(id, 1, { event: 'acknowledge' }, { event: 'assess', words: 'No', goalId: undefined });
    const form = await kari.clicks(`${views.stepAction}.decline`, `${id} decline`);
    expect(errorsOf(await kari.sends(form))).toEqual({ words: 'A word or two here, please.' });
    expect(says(viewOf(await kari.sends(form, typed('words', 'No time'))))).toContain('next: tell the client why');
    const answer = await kari.clicks(`${views.stepAction}.answer`, `${id} answer`);
    expect(errorsOf(await kari.sends(answer))).toEqual({ told: 'On which day?' });
    expect(errorsOf(await kari.sends(answer, on('told', '2026-02-03')))).toEqual({
      told: 'That day is still to come.',
    });
    expect(says(viewOf(await kari.sends(answer, on('told', '2026-02-02'))))).toContain('the client was told why on');
  });

  it('is nobody’s business who has nothing to do with it', async () => {
    const firm = await aFirm();
    const { id } = await firm.as(firm.lead).files();
    const refused = views.notYours('en');
    for (const stranger of [firm.elin, firm.guest]) {
      const her = hands(firm, stranger);
      expect(await her.clicks(views.openSuggestionAction, id)).toEqual(refused);
      expect(await her.clicks(views.clientSuggestionsAction, firm.clientId)).toEqual(refused);
      for (const step of ['acknowledge', 'assess'])
        expect(await her.clicks(`${views.stepAction}.${step}`, `${id} ${step}`)).toEqual(refused);
    }
    const guest = hands(firm, firm.guest);
    expect([await guest.types('suggestion'), await guest.types('suggestions')]).toEqual([refused, refused]);
  });
});
