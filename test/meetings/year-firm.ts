import type { Firm } from '../support/story.ts';

const helsinki = 'Europe/Helsinki';
const oslo = 'Europe/Oslo';

/** Everybody who is written to, with the clock on her wall. */
export const people = {
  elin: { id: 'U0ELIN0000', name: 'Elin Dahl', zone: helsinki },
  kari: { id: 'U0KARI0000', name: 'Kari Niemi', zone: helsinki },
  olav: { id: 'U0OLAV0000', name: 'Olav Berg', zone: oslo },
  mikko: { id: 'U0MIKKO000', name: 'Mikko Laine', zone: helsinki },
} as const;
export type Who = keyof typeof people;

/** Met on time · moved and cancelled · forgotten · paused in the middle. */
export const clients = {
  sampo: 'Apteekki Sampo',
  nordbank: 'Nordbank',
  hermes: 'Hermes Post',
  fjord: 'Fjordlab',
} as const;
export type ClientName = (typeof clients)[keyof typeof clients];

export const leadOf: Readonly<Record<ClientName, Who>> = {
  'Apteekki Sampo': 'kari',
  Nordbank: 'olav',
  'Hermes Post': 'kari',
  Fjordlab: 'olav',
};

/** Both days included. */
export const karisHoliday = { first: '2027-07-01', last: '2027-07-31' } as const;
/** Without any engagement, both days included. */
export const pause = { first: '2027-04-16', last: '2027-06-14' } as const;

export const channel = 'C0LEADERS0';

const { elin, kari, olav, mikko } = people;

/** Two leads, each the other's deputy, with two clients each; Mikko is a freelancer, whom nobody asks how he is. Elin is the leadership. */
export const yearFirm: Firm = {
  people: Object.values(people).map(({ id, name, zone }) => {
    const [first = ''] = name.toLowerCase().split(' ');
    const isOwner = id === elin.id;
    return { id, name: first, realName: name, zone, mail: `${first}@firm.example`, isAdmin: isOwner, isOwner };
  }),
  channels: [{ id: channel, name: 'leadership', private: true, members: [elin.id], botIsMember: true }],
  heardAndTold: [2026, 2027],
  settings: [
    ['admins', elin.id],
    ['leadership', elin.id],
    ['leadership_contact', elin.id],
    ['leadership_channel', channel],
  ],
  roster: `kind,person,employee,deputy,client,lead,zone,calendar,last_met,engagement,starts_on,role,first_day,last_day
person,${kari.id},,${olav.id}
person,${olav.id},,${kari.id}
person,${mikko.id},no
client,,,,${clients.sampo},${kari.id},,,2026-11-16
client,,,,${clients.hermes},${kari.id}
client,,,,${clients.nordbank},${olav.id},${oslo},NO
client,,,,${clients.fjord},${olav.id},${oslo},NO
engagement,,,,${clients.sampo},,,,,Prescriptions,2026-01-01
engagement,,,,${clients.hermes},,,,,Parcels,2026-01-01
engagement,,,,${clients.nordbank},,,,,Cards,2026-01-01
engagement,,,,${clients.fjord},,,,,Sensors,2026-01-01
member,${mikko.id},,,${clients.sampo},,,,,Prescriptions,,lead_developer
absence,${kari.id},,,,,,,,,,,${karisHoliday.first},${karisHoliday.last}`
    .split('\n')
    .map(line => line + ','.repeat(13 - (line.match(/,/g)?.length ?? 0)))
    .join('\n'),
};

/** What the admin learns of in spring and in summer: the work for a client ends, and goes on two months later. */
export const workEnds = `kind,client,engagement,starts_on,ends_on\nengagement,${clients.fjord},Sensors,2026-01-01,2027-04-15`;
export const workGoesOn = `kind,client,engagement,starts_on,ends_on\nengagement,${clients.fjord},More sensors,2027-06-15,`;
