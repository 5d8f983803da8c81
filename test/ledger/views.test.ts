import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/i18n/language.ts';
import { purposes } from '../../src/ledger/rules.ts';
import * as views from '../../src/ledger/views.ts';
import { viewProblems } from '../../src/sandbox/validator/index.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { hostileIn, livingMarkup } from '../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const day = parseLocalDate('2026-11-24');
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

function page(text: string): views.LedgerModel {
  const review = { quarter: '2026-Q4', ours: false, theirs: false, note: text };
  const goal = { id, words: text, measure: text, target: text, owner: text, theirOwner: text, review };
  const term = { fromDay: day, untilDay: day, standing: 'draft' as const, letsEnd: true };
  return {
    client: text,
    lastContact: { onDay: day, purpose: 'rescue', person: text },
    satisfactions: many(4, { onDay: day, satisfaction: 1, satisfactionWhy: text, value: 5, valueWhy: text }),
    goals: {
      ...{ clientId: id, client: text, goals: many(10, goal), mayChange: true },
      ended: many(3, { words: text, endedOn: day, outcome: 'reached' as const }),
    },
    agreements: {
      ...{ clientId: id, mayWrite: true },
      agreements: many(25, { ...term, id, content: text, level: text, owner: text }),
    },
    plans: many(30, { id, words: text, saidOn: day }),
    mayEndPlans: true,
  };
}

function modals(text: string, language: Language): Record<string, ModalView> {
  const line = { onDay: day, purpose: 'work' as const, person: text };
  const contact = { clientId: id, client: text, contactId: id, contacts: many(8, line), noted: undefined };
  const full = page(text);
  const nothing = { ...full, lastContact: undefined, satisfactions: [], plans: [], mayEndPlans: false };
  return {
    clients: views.contactClientsView(many(120, { id, name: text }), language),
    noClients: views.contactClientsView([], language),
    contact: views.contactView(contact, language),
    first: views.contactView({ ...contact, contacts: [] }, language),
    removed: views.contactView({ ...contact, noted: 'removed' }, language),
    notChanged: views.contactView({ ...contact, noted: 'not_changed' }, language),
    ...Object.fromEntries(
      purposes.map(purpose => [purpose, views.contactView({ ...contact, noted: { ...line, purpose } }, language)]),
    ),
    move: views.moveContactForm({ ...contact, contact: line }, language),
    page: views.ledgerPage(full, language),
    pageOfTeam: views.ledgerPage({ ...full, satisfactions: undefined, mayEndPlans: false }, language),
    pageOfNothing: views.ledgerPage(
      { ...nothing, goals: { ...full.goals, goals: [] }, agreements: { ...full.agreements, agreements: [] } },
      language,
    ),
    notYours: views.notYours(language),
  };
}

describe.each(languages)('what people see of what is known with a client, in %s', language => {
  it('is what Slack accepts, with no word of ours cut off', () => {
    for (const [name, view] of Object.entries(modals('Sampo', language))) {
      expect({ name, problems: viewProblems(view) }).toEqual({ name, problems: [] });
      expect(JSON.stringify(view)).not.toContain('…');
    }
  });

  it.each(hostileIn(language))('is what Slack accepts when all texts are %s, and only ever text', (_, text) => {
    for (const [name, view] of Object.entries(modals(text, language))) {
      expect({ name, problems: viewProblems(view) }).toEqual({ name, problems: [] });
      expect({ name, markup: livingMarkup(view) }).toEqual({ name, markup: [] });
    }
    expect(views.noSuchClient(text, language)).not.toMatch(/<[!@#]/);
  });
});

describe('the form of another day', () => {
  const state = (day: string | null, purpose: string | null) => ({
    day: { day: { selected_date: day } },
    purpose: { purpose: { selected_option: purpose === null ? null : { value: purpose } } },
  });

  it('is read as it was drawn, and says what is missing', () => {
    const read = views.readMovedContact(state('2026-11-20', 'social'), 'en');
    expect(read).toEqual({ ok: true, value: { day: '2026-11-20', purpose: 'social' } });
    const wrong = views.readMovedContact(state('2026-02-30', 'gossip'), 'en');
    expect(wrong.ok ? [] : Object.keys(wrong.errors)).toEqual(expect.arrayContaining(['day', 'purpose']));
    expect(views.readMovedContact(state(null, null), 'en').ok).toBe(false);
  });
});
