import { type Kysely, sql } from 'kysely';
import type { DB } from '../../src/db/schema.ts';
import { channel, clients, people } from '../meetings/year-firm.ts';
import type { Firm } from '../support/story.ts';

export { clients };

const zone = 'Europe/Helsinki';

/** One of them on the team of each client, in the same order. */
export const consultants = {
  ana: { id: 'U0ANA00000', name: 'Ana Virtanen' },
  mikko: people.mikko,
  pia: { id: 'U0PIA00000', name: 'Pia Aalto' },
  jon: { id: 'U0JON00000', name: 'Jon Hagen' },
} as const;

/** Kari leads all four clients, Olav stands in for her, Elin is the leadership. */
export const leaders = { elin: people.elin, kari: people.kari, olav: people.olav } as const;

/** Where Ana hears what people of Apteekki Sampo say. */
export const sampoChannel = 'C0SAMPO000';

const teams: readonly (readonly [client: string, engagement: string, consultant: string])[] = [
  [clients.sampo, 'Prescriptions', consultants.ana.id],
  [clients.nordbank, 'Cards', consultants.mikko.id],
  [clients.hermes, 'Parcels', consultants.pia.id],
  [clients.fjord, 'Sensors', consultants.jon.id],
];

/** Nobody is asked how she is, nor about goals, and clients are met late: this is about what they were promised, said and told. */
export const registersFirm: Firm = {
  people: [...Object.values(leaders), ...Object.values(consultants)].map(({ id, name }) => {
    const isOwner = id === leaders.elin.id;
    return { id, name: name.toLowerCase().replace(' ', '.'), realName: name, zone, isAdmin: isOwner, isOwner };
  }),
  channels: [
    { id: channel, name: 'leadership', private: true, members: [leaders.elin.id], botIsMember: true },
    { id: sampoChannel, name: 'sampo', private: false, members: [consultants.ana.id], botIsMember: false },
  ],
  settings: [
    ['admins', leaders.elin.id],
    ['leadership', leaders.elin.id],
    ['leadership_contact', leaders.elin.id],
    ['meeting.first_days', '90'],
    ['meeting.development_months', '12'],
    ['contact.silence_days', '90'],
    ['enps.date', '12-31'],
  ],
  goalsReviewed: [2027],
  roster: [
    'kind,person,employee,deputy,client,lead,engagement,starts_on,role',
    `person,${leaders.kari.id},no,${leaders.olav.id},,,,,`,
    `person,${leaders.olav.id},no,,,,,,`,
    ...Object.values(consultants).map(({ id }) => `person,${id},no,,,,,,`),
    ...teams.flatMap(([client, engagement, consultant]) => [
      `client,,,,${client},${leaders.kari.id},,,`,
      `engagement,,,,${client},,${engagement},2026-01-01,`,
      `member,${consultant},,,${client},,${engagement},,developer`,
    ]),
  ].join('\n'),
};

/** On that day each of these clients suggested something that was declined and answered at once: nobody is asked about it. */
export async function suggestedBy(db: Kysely<DB>, names: readonly string[], day: string): Promise<void> {
  await sql`insert into suggestion (id, workspace_id, client_id, kind, words, filed_by, filed_on, filed_at, state, outcome, result, ended_on, answered_on)
    select gen_random_uuid(), c.workspace_id, c.id, 'suggestion', 'Larger letters', l.person_id, ${day}::date, ${day}::timestamptz, 'answered',
      'declined', 'Not this year', ${day}::date, ${day}::date
    from client c join client_lead l on l.client_id = c.id and l.until is null where c.name = any(${names}::text[])`.execute(
    db,
  );
}
