import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Act, isQuiet, may, permissions, type Role, roles } from '../../src/roster/rules.ts';

/** Who may do what, by any one of these roles; a refusal of what is quiet is not even logged. */
const table = `
client.see                  lead stand_in team leadership contact admin
client.see_reason           lead stand_in leadership contact admin
client.create               account_lead leadership contact admin
client.edit                 lead stand_in admin
client.hand_over            lead leadership contact admin
engagement.change           lead stand_in admin
team.change                 lead stand_in admin
absence.record              self supervisor stand_in admin
deputy.name                 self admin
placement.propose           lead stand_in
placement.see               self lead stand_in
placement.answer            self
placement.settle            lead stand_in · never self
placement.withdraw          lead stand_in
placement.start             lead stand_in
ledger.see                  lead stand_in team leadership contact
ledger.see_satisfaction     lead stand_in leadership contact
contact.log                 lead stand_in team
goal.change                 lead stand_in
agreement.write             lead stand_in lead_developer
agreement.sign_off          lead stand_in
meeting.book                lead stand_in
meeting.agenda              lead stand_in
meeting.record              lead stand_in
meeting.rhythm              lead stand_in admin
promise.see                 lead stand_in team leadership contact keeper
promise.give                lead stand_in
promise.answer              keeper
promise.keep                lead stand_in keeper
promise.move                lead stand_in
suggestion.file             employee
suggestion.see              lead stand_in team leadership contact reporter owner offered
suggestion.treat            lead stand_in owner
suggestion.amend            lead stand_in reporter owner
suggestion.take             offered
report.see                  lead stand_in leadership contact
report.write                lead stand_in
outputs.export              lead stand_in leadership contact
health.see                  lead stand_in leadership contact
health.say                  lead stand_in
pulse.answer                self
pulse.brief                 supervisor stand_in · never self
pulse.talk                  supervisor stand_in · never self
deviation.report            employee
deviation.see               lead stand_in lead_developer team leadership contact reporter advisor escalated checker doer
deviation.see_private       self lead supervisor stand_in reporter escalated checker
deviation.treat             lead stand_in escalated
deviation.treat_technical   lead stand_in lead_developer escalated
deviation.treat_private     lead supervisor stand_in escalated · never self
deviation.check             checker
deviation.do                doer
deviation.reopen            lead stand_in lead_developer reporter escalated checker
deviation.reopen_private    self lead supervisor stand_in reporter escalated checker
deviation.call_in           lead stand_in escalated
deviation.call_in_technical lead stand_in lead_developer escalated
deviation.call_in_private   nobody
deviation.export            lead stand_in leadership contact
enps.answer                 employee · quiet
enps.open                   leadership contact admin
enps.look                   leadership contact
enps.comments               leadership contact
enps.act                    leadership contact
enps.do                     leadership contact doer
concern.tell                employee · quiet
concern.read                chosen · quiet
concern.follow              author · quiet
`;

const acts = Object.keys(permissions).filter((act): act is Act => act in permissions);
const one = (...standing: Role[]): ReadonlySet<Role> => new Set(standing);
const allowing = (act: Act) => roles.filter(role => may(one(role), act));
/** Those who lose the right by being this as well. */
const barring = (act: Act) =>
  roles.filter(role => allowing(act).some(other => !may(one(other, role), act)) && !allowing(act).includes(role));

function row(act: Act): string {
  const never = barring(act).join(' ');
  const parts = [allowing(act).join(' ') || 'nobody', never && `never ${never}`, isQuiet(act) && 'quiet'];
  return `${act.padEnd(28)}${parts.filter(Boolean).join(' · ')}`;
}

const aStanding = fc.subarray([...roles]).map(some => new Set(some));
const anAct = fc.constantFrom(...acts);

describe('the permission table', () => {
  it('is this one, and a change of it is a decision', () => {
    expect(acts.map(row)).toEqual(table.trim().split('\n'));
  });

  it('allows strangers nothing at all', () => {
    expect(acts.filter(act => may(one(), act))).toEqual([]);
  });

  it('allows by any one role, and what one role bars no other role allows', () => {
    fc.assert(
      fc.property(aStanding, anAct, (standing, act) => {
        const barred = barring(act).some(role => standing.has(role));
        const allowed = allowing(act).some(role => standing.has(role));
        expect(may(standing, act)).toBe(allowed && !barred);
      }),
    );
  });

  it('never takes a right away because somebody is more than before, except where she is the one it is about', () => {
    fc.assert(
      fc.property(aStanding, fc.constantFrom(...roles), anAct, (standing, more, act) => {
        if (may(standing, act) && more !== 'self') expect(may(new Set([...standing, more]), act)).toBe(true);
      }),
    );
  });

  it('lets nobody treat what she may not see', () => {
    const pairs = [
      ['deviation.treat', 'deviation.see'],
      ['deviation.treat_technical', 'deviation.see'],
      ['deviation.treat_private', 'deviation.see_private'],
      ['deviation.check', 'deviation.see'],
      ['deviation.check', 'deviation.see_private'],
      ['deviation.do', 'deviation.see'],
      ['deviation.reopen', 'deviation.see'],
      ['deviation.reopen_private', 'deviation.see_private'],
      ['deviation.call_in', 'deviation.see'],
      ['deviation.call_in_technical', 'deviation.see'],
      ['client.edit', 'client.see'],
      ['client.hand_over', 'client.see'],
      ['client.see_reason', 'client.see'],
      ['placement.settle', 'placement.see'],
    ] as const;
    fc.assert(
      fc.property(aStanding, fc.constantFrom(...pairs), (standing, [does, sees]) => {
        if (may(standing, does)) expect(may(standing, sees)).toBe(true);
      }),
    );
  });

  it('never lets the team, a lead developer, leadership or an admin as such see what is private', () => {
    const outsiders: readonly Role[] = [
      'employee',
      'account_lead',
      'team',
      'lead_developer',
      'leadership',
      'contact',
      'admin',
      'advisor',
      'doer',
    ];
    const privately = acts.filter(act => act.startsWith('deviation.') && act.endsWith('_private'));
    expect(privately.filter(act => may(new Set(outsiders), act))).toEqual([]);
  });

  it('lets nobody treat or settle what is about herself', () => {
    const about: readonly Act[] = ['deviation.treat_private', 'placement.settle', 'pulse.brief', 'pulse.talk'];
    expect(about.filter(act => may(new Set(roles), act))).toEqual([]);
  });
});
