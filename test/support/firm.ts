import type { Firm } from './story.ts';

export const ids = {
  elin: 'U0ELIN0000',
  kari: 'U0KARI0000',
  olav: 'U0OLAV0000',
  ana: 'U0ANA00000',
  mikko: 'U0MIKKO000',
} as const;

const zone = 'Europe/Helsinki';

/** The client is met late and may be silent for long, and the yearly survey is asked for in autumn: most stories are about something else. */
const quiet: NonNullable<Firm['settings']> = [
  ['meeting.first_days', '90'],
  ['contact.silence_days', '90'],
  ['enps.date', '10-31'],
];

/** A small firm in Helsinki: Kari leads the only client, Olav stands in for her, Elin is the leadership; Ana and Mikko are consultants. */
export const smallFirm: Firm = {
  people: [
    {
      id: ids.elin,
      name: 'elin',
      realName: 'Elin Dahl',
      zone,
      isAdmin: true,
      isOwner: true,
      mail: 'elin@firm.example',
    },
    { id: ids.kari, name: 'kari', realName: 'Kari Niemi', zone, mail: 'kari@firm.example' },
    { id: ids.olav, name: 'olav', realName: 'Olav Berg', zone, mail: 'olav@firm.example' },
    { id: ids.ana, name: 'ana', realName: 'Ana Virtanen', zone, mail: 'ana@firm.example' },
    { id: ids.mikko, name: 'mikko', realName: 'Mikko Laine', zone, mail: 'mikko@firm.example' },
  ],
  channels: [{ id: 'C0LEADERS0', name: 'leadership', private: true, members: [ids.elin], botIsMember: true }],
  settings: [['admins', ids.elin], ['leadership_contact', ids.elin], ['pulse.spread_days', '1'], ...quiet],
  goalsReviewed: [2026, 2027],
  heardAndTold: [2026, 2027],
  roster: `kind,person,deputy,client,lead,engagement,starts_on,role
person,${ids.kari},${ids.olav},,,,,
person,${ids.olav},,,,,,
person,${ids.ana},,,,,,
client,,,Apteekki Sampo,${ids.kari},,,
engagement,,,Apteekki Sampo,,Prescriptions,2026-01-01,
member,${ids.ana},,Apteekki Sampo,,Prescriptions,,developer`,
};

/** Somebody is away, both days included. */
export const withAbsence = (person: string, first: string, last: string, firm: Firm = smallFirm): Firm => ({
  ...firm,
  more: [...(firm.more ?? []), `kind,person,first_day,last_day\nabsence,${person},${first},${last}`],
});
