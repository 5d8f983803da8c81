import type { Firm } from '../support/story.ts';

const zone = 'Europe/Helsinki';

/** A firm of one lead and so many consultants on one project, all asked on the first working day of the month. */
export function bigFirm(consultants: number): Firm {
  const lead = { id: 'U0LEAD0000', name: 'lead', realName: 'Kari Niemi', zone, isAdmin: true };
  const people = Array.from({ length: consultants }, (_, i) => ({
    id: `U0C${String(i).padStart(7, '0')}`,
    name: `c${i}`,
    realName: `Consultant ${i}`,
    zone,
  }));
  return {
    people: [lead, ...people],
    settings: [['pulse.spread_days', '1']],
    roster: [
      'kind,person,client,lead,engagement,starts_on,role',
      `client,,Client,${lead.id},,,`,
      'engagement,,Client,,Project,2026-01-01,',
      ...people.map(({ id }) => `member,${id},Client,,Project,,developer`),
    ].join('\n'),
  };
}
