import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckerFacts, checkerOf, type InLine, type LineFacts, nextInLine } from '../../src/deviations/rules.ts';

const there = (id: string): InLine => ({ id, active: true, present: true });
const away = (id: string): InLine => ({ id, active: true, present: false });
const gone = (id: string): InLine => ({ id, active: false, present: true });

describe('who hears next that nobody has taken it up', () => {
  const line: LineFacts = {
    subject: undefined,
    holder: 'lead',
    deputy: there('deputy'),
    contact: there('contact'),
    admins: [there('admin'), there('another')],
    told: [],
  };
  it.each([
    { when: 'nobody has heard', facts: {}, next: 'deputy' },
    { when: 'the deputy has heard', facts: { told: ['deputy'] }, next: 'contact' },
    { when: 'both have heard', facts: { told: ['deputy', 'contact'] }, next: undefined },
    { when: 'the deputy is away', facts: { deputy: away('deputy') }, next: 'contact' },
    { when: 'the deputy has left', facts: { deputy: gone('deputy') }, next: 'contact' },
    { when: 'there is no deputy', facts: { deputy: undefined }, next: 'contact' },
    { when: 'the deputy has it already', facts: { holder: 'deputy' }, next: 'contact' },
    { when: 'the contact has it already', facts: { holder: 'contact', deputy: undefined }, next: undefined },
    { when: 'the contact is away', facts: { told: ['deputy'], contact: away('contact') }, next: 'contact' },
    { when: 'there is no contact', facts: { told: ['deputy'], contact: undefined }, next: 'admin' },
    { when: 'the contact has left', facts: { told: ['deputy'], contact: gone('contact') }, next: 'admin' },
    { when: 'nobody is left', facts: { told: ['deputy'], contact: undefined, admins: [] }, next: undefined },
    { when: 'an admin has heard', facts: { told: ['deputy', 'admin'], contact: undefined }, next: undefined },
    {
      when: 'the first admin has it',
      facts: { holder: 'admin', deputy: undefined, contact: undefined },
      next: 'another',
    },
    {
      when: 'it is about the first admin',
      facts: { subject: 'admin', deputy: undefined, contact: undefined },
      next: 'another',
    },
    { when: 'it is about the deputy', facts: { subject: 'deputy' }, next: 'contact' },
    { when: 'it is about the contact', facts: { told: ['deputy'], subject: 'contact' }, next: undefined },
    { when: 'deputy and contact are one', facts: { contact: there('deputy'), told: ['deputy'] }, next: undefined },
  ] as const)('$when: $next', ({ facts, next }) => {
    expect(nextInLine({ ...line, ...facts })?.to).toBe(next);
  });

  it('is never the subject, never whoever has it, never anybody twice, never somebody who left; and the line ends', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const somebody = fc.option(
      fc.record({ id: fc.constantFrom(...ids), active: fc.boolean(), present: fc.boolean() }),
      { nil: undefined },
    );
    const someId = fc.option(fc.constantFrom(...ids), { nil: undefined });
    const some = fc.array(fc.record({ id: fc.constantFrom(...ids), active: fc.boolean(), present: fc.boolean() }), {
      maxLength: 3,
    });
    const facts = fc.record({ subject: someId, holder: someId, deputy: somebody, contact: somebody, admins: some });
    fc.assert(
      fc.property(facts, given => {
        const told: string[] = [];
        for (;;) {
          const next = nextInLine({ ...given, told });
          if (!next) break;
          expect([given.subject, given.holder, ...told]).not.toContain(next.to);
          const who = { deputy: [given.deputy], contact: [given.contact], admin: given.admins }[next.rule];
          expect(who).toContainEqual(expect.objectContaining({ id: next.to, active: true }));
          told.push(next.to);
        }
        expect(told.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('who checks whether it helped', () => {
  const facts: CheckerFacts = {
    subject: undefined,
    reporter: there('reporter'),
    leadDevelopers: [there('developer')],
    deputy: there('deputy'),
    contact: there('contact'),
    admins: [there('admin'), there('second admin')],
    acted: [],
  };
  it.each([
    { when: 'it came from a check-in: the consultant herself', given: { subject: there('ana') }, who: 'ana' },
    { when: 'she is away, and is asked when she is back', given: { subject: away('ana') }, who: 'ana' },
    { when: 'the consultant has left', given: { subject: gone('ana') }, who: 'reporter' },
    { when: 'nobody but the lead acted', given: { acted: ['lead'] }, who: 'reporter' },
    { when: 'the reporter acted', given: { acted: ['reporter'] }, who: 'developer' },
    { when: 'the lead developer acted, too', given: { acted: ['reporter', 'developer'] }, who: 'deputy' },
    { when: 'and the deputy', given: { acted: ['reporter', 'developer', 'deputy'] }, who: 'contact' },
    { when: 'and the contact', given: { acted: ['reporter', 'developer', 'deputy', 'contact'] }, who: 'admin' },
    { when: 'the reporter is away', given: { reporter: away('reporter') }, who: 'developer' },
    { when: 'the reporter has left', given: { reporter: gone('reporter') }, who: 'developer' },
    {
      when: 'all are away: the first who will be back',
      given: {
        reporter: away('reporter'),
        leadDevelopers: [],
        deputy: away('deputy'),
        contact: away('contact'),
        admins: [],
      },
      who: 'reporter',
    },
    {
      when: 'all acted',
      given: { acted: ['reporter', 'developer', 'deputy', 'contact', 'admin', 'second admin'] },
      who: undefined,
    },
  ])('$when: $who', ({ given, who }) => {
    expect(checkerOf({ ...facts, ...given })).toBe(who);
  });

  it('has never acted, unless it is the consultant whom it is about', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const somebody = fc.record({ id: fc.constantFrom(...ids), active: fc.boolean(), present: fc.boolean() });
    const perhaps = fc.option(somebody, { nil: undefined });
    const given = fc.record({
      subject: fc.constant(undefined),
      reporter: perhaps,
      leadDevelopers: fc.array(somebody, { maxLength: 2 }),
      deputy: perhaps,
      contact: perhaps,
      admins: fc.array(somebody, { maxLength: 2 }),
      acted: fc.subarray(ids),
    });
    fc.assert(
      fc.property(given, each => {
        const chosen = checkerOf(each);
        const all = [each.reporter, ...each.leadDevelopers, each.deputy, each.contact, ...each.admins];
        const fit = all.filter(who => who?.active && !each.acted.includes(who.id));
        expect(chosen === undefined).toBe(fit.length === 0);
        if (chosen) expect(fit.map(who => who?.id)).toContain(chosen);
      }),
    );
  });
});
