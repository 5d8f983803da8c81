import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { type Membership, roles, type Standing, teamRoles } from '../../src/roster/rules.ts';
import * as views from '../../src/roster/views.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import type { ModalView } from '../../src/slack/blocks.ts';
import type { FormState } from '../../src/slack/form.ts';
import { parseLocalDate } from '../../src/time/calendar.ts';
import { hostileIn, livingMarkup } from '../support/hostile.ts';

const id = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const today = parseLocalDate('2026-12-01');
const later = parseLocalDate('2027-09-30');
const everything: Standing = new Set(roles);

const client = (name: string, named: boolean) => ({
  id,
  workspaceId: id,
  name,
  clientsClient: named ? name : null,
  clientsClientBy: named ? null : today,
  zone: null,
  calendar: null,
  language: null,
  keepInTouch: named,
  leadId: id,
});

const seats = (person: string, count: number): Membership[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${id.slice(0, -3)}${String(i).padStart(3, '0')}`,
    workspaceId: id,
    clientId: id,
    client: person,
    engagementId: i % 3 === 0 ? null : id,
    engagement: i % 3 === 0 ? null : person,
    personId: `p${i}`,
    person,
    mail: `p${i}@firm.example`,
    role: teamRoles[i % teamRoles.length] ?? 'developer',
    share: i % 101,
    since: i % 2 === 0 ? today : later,
    until: i % 4 === 0 ? null : later,
  }));

const engagements = (name: string, count: number): views.PageEngagement[] =>
  (['proposed', 'active', 'ended'] as const).flatMap(state =>
    Array.from({ length: count }, (_, i) => ({
      id: `${id.slice(0, -3)}${String(i).padStart(3, '0')}`,
      workspaceId: id,
      clientId: id,
      name,
      state,
      startsOn: i % 2 === 0 ? today : later,
      endsOn: i % 3 === 0 ? null : later,
      sellerId: i % 2 === 0 ? id : null,
      seller: i % 2 === 0 ? name : null,
    })),
  );

const page = (name: string, count: number, standing = everything): views.ClientPageModel => ({
  client: client(name, count > 1),
  lead: count > 0 ? { name, since: today, reason: name, deputy: count > 1 ? name : null, former: name } : undefined,
  standIn: count > 1 ? name : undefined,
  engagements: engagements(name, count),
  team: seats(name, count),
  standing,
  today,
});

const besides = [
  { label: () => 'Propose a consultant', actionId: 'placement.proposal.begin', act: 'team.change' as const },
];

function allViews(name: string, language: (typeof languages)[number]): ModalView[] {
  const team = { clientId: id, team: seats(name, 120), today };
  const away = { personId: id, name, leads: 2, mayNameDeputy: true, forOthers: true };
  const absence = { id, first: today, last: later };
  return [
    ...[0, 1, 40].flatMap(count =>
      (['shown', 'behind_one'] as const).map(changes =>
        views.clientPage(page(name, count), { besides, changes }, language),
      ),
    ),
    ...[0, 1, 120].map(count =>
      views.clientsView(
        { clients: Array.from({ length: count }, () => client(name, true)), mayCreate: true },
        language,
      ),
    ),
    views.newClientForm({ clientId: id, lead: 'U0KARI0000' }, language),
    views.editClientForm(client(name, true), language),
    views.editClientForm(client(name, false), language),
    views.leadForm({ id, name }, language),
    views.newEngagementForm({ clientId: id, engagementId: id, today }, language),
    views.endEngagementForm({ clientId: id, engagements: engagements(name, 50), today }, language),
    views.advisorForm({ clientId: id, membershipId: id, today }, language),
    views.chooseSeatView(team, language),
    ...seats(name, 5).map(seat => views.seatForm({ seat, nextId: id, today }, language)),
    views.leaveForm(team, language),
    views.awayView({ ...away, absences: Array.from({ length: 100 }, () => absence), deputy: name }, language),
    views.awayView({ ...away, absences: [], deputy: undefined }, language),
    views.absenceForm({ personId: id, name, today }, language),
    views.deputyForm({ personId: id, name, deputy: undefined }, language),
    views.whoseForm(language),
    views.refusedNotice(language),
    views.goneNotice(language),
  ];
}

describe.each(languages)('the roster in %s', language => {
  it.each(hostileIn(language))('is what Slack accepts, and only ever text, when all names are %s', (_, written) => {
    const name = [...written].slice(0, 100).join('').toWellFormed();
    for (const view of allViews(name, language)) {
      expect(viewProblems(view)).toEqual([]);
      expect(livingMarkup(view)).toEqual([]);
    }
    for (const part of ['new', 'old', 'contact'] as const) {
      const message = views.leadMessage(part, { clientId: id, client: name, lead: name }, language);
      expect(messageProblems(message.blocks)).toEqual([]);
      expect(livingMarkup(message)).toEqual([]);
    }
  });

  it('says nothing that is cut off', () => {
    const said = allViews('Ana', language).map(view => JSON.stringify(view).replaceAll(/… \p{L}+/gu, ''));
    expect(said.flatMap(view => view.match(/.{60}…/gu) ?? [])).toEqual([]);
  });
});

/** What somebody who fills a form in with these values sends. */
const filled = (values: Record<string, string>): FormState =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      {
        [field]: /^\d{4}-/.test(value)
          ? { type: 'datepicker', selected_date: value }
          : { type: 'plain_text_input', value },
      },
    ]),
  );

describe('a form', () => {
  const errorsOf = (read: views.Read<unknown>) => (read.ok ? 'read' : Object.keys(read.errors));
  const clientOf = (values: Record<string, string>) => errorsOf(views.readClient(filled(values), today, 'en'));

  it.each([
    [{ name: 'Sampo', works_for: 'Patients' }, 'read'],
    [{ name: 'Sampo', works_for_by: '2026-12-01' }, 'read'],
    [{ name: 'Sampo', works_for_by: '2026-11-30' }, ['works_for_by']],
    [{ name: 'Sampo', works_for: 'Patients', works_for_by: '2026-11-30' }, 'read'],
    [{ name: 'Sampo' }, ['works_for']],
    [{ works_for: 'Patients' }, ['name']],
    [{ name: 'S'.repeat(101), works_for: 'Patients' }, ['name']],
    [{ name: 'two\nlines', works_for: 'Patients' }, ['name']],
  ])('of a client, %o: %o', (values, outcome) => {
    expect(clientOf(values)).toEqual(outcome);
  });

  it('of a client forgets the day once it is known for whom it works', () => {
    const read = views.readClient(filled({ name: 'S', works_for: 'P', works_for_by: '2026-12-24' }), today, 'en');
    expect(read).toMatchObject({ ok: true, value: { clientsClient: 'P', clientsClientBy: null } });
  });

  it.each([
    ['0', 'read'],
    ['80 %', 'read'],
    ['100', 'read'],
    ['101', ['share']],
    ['-1', ['share']],
    ['half', ['share']],
    ['', ['share']],
  ])('of a share, %s: %o', (share, outcome) => {
    expect(errorsOf(views.readSeat(filled({ role: 'developer', share, from: '2026-12-01' }), 'en'))).toEqual(outcome);
  });

  it.each([
    ['2026-12-01', '2026-12-01', 'read'],
    ['2026-11-20', '2026-12-01', 'read'],
    ['2026-12-03', '2026-12-02', ['last']],
    ['2026-11-20', '2026-11-30', ['last']],
  ])('of days away from %s to %s: %o', (first, last, outcome) => {
    expect(errorsOf(views.readAbsence(filled({ first, last }), today, 'en'))).toEqual(outcome);
  });

  it('of a lead wants a reason of a length that one reads', () => {
    expect(errorsOf(views.readLead(filled({ lead: 'U1' }), 'en'))).toEqual(['reason']);
    expect(errorsOf(views.readLead(filled({ lead: 'U1', reason: 'x'.repeat(1001) }), 'en'))).toEqual(['reason']);
    expect(errorsOf(views.readLead(filled({ lead: 'U1', reason: '😀'.repeat(1000) }), 'en'))).toEqual('read');
  });
});

describe('a client’s page', () => {
  const labels = (standing: Standing, changes: views.OfferedButtons['changes'] = 'shown') => {
    const { blocks } = views.clientPage(page('Sampo', 2, standing), { besides, changes }, 'en');
    const buttons = /"type":"button","text":\{"type":"plain_text","text":"([^"]*)"/g;
    return [...JSON.stringify(blocks).matchAll(buttons)].map(found => found[1]);
  };
  const lead: Standing = new Set(['employee', 'lead', 'account_lead']);

  it('offers what the table allows, and nothing to the team', () => {
    expect(labels(new Set(['employee', 'team']))).toEqual([]);
    expect(labels(new Set(['employee', 'leadership']))).toEqual(['Change lead', 'New client']);
    expect(labels(lead)).toEqual([
      'Propose a consultant',
      'Edit client',
      'Change lead',
      'New engagement',
      'End an engagement',
      'Add an advisor',
      'Change role or share',
      'Leaves the team',
      'New client',
    ]);
  });

  it('keeps all that can be changed behind one button, for those who may change something', () => {
    expect(labels(lead, 'behind_one')).toEqual(['Propose a consultant', 'Change']);
    expect(labels(new Set(['employee', 'leadership']), 'behind_one')).toEqual(['Change']);
    expect(labels(new Set(['employee', 'team']), 'behind_one')).toEqual([]);
  });

  it('shows why the lead changed to those who may read it, and never that the roster file did it', () => {
    const shown = (standing: Standing, reason: string) => {
      const model = page('Sampo', 1, standing);
      const lead = model.lead && { ...model.lead, reason };
      return JSON.stringify(views.clientPage({ ...model, lead }, { besides: [], changes: 'shown' }, 'en')).includes(
        reason,
      );
    };
    expect(shown(new Set(['employee', 'lead']), 'a long leave')).toBe(true);
    expect(shown(new Set(['employee', 'team']), 'a long leave')).toBe(false);
    expect(shown(new Set(['employee', 'lead']), 'roster import')).toBe(false);
  });

  it('tells people of one name apart where one of them is to be chosen', () => {
    const [one, two] = seats('Ana Virtanen', 2);
    if (!one || !two) throw new Error('two seats');
    const twin = { ...one, id: two.id, personId: 'other', mail: 'other@firm.example' };
    const view = JSON.stringify(views.leaveForm({ clientId: id, team: [one, twin], today }, 'en'));
    expect(view).toContain('Ana Virtanen (p0@firm.example)');
    expect(view).toContain('Ana Virtanen (other@firm.example)');
    expect(JSON.stringify(views.leaveForm({ clientId: id, team: [one], today }, 'en'))).not.toContain('@firm.example');
  });
});
