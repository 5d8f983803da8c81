import { ids as small, smallFirm } from '../support/firm.ts';
import type { Firm } from '../support/story.ts';

export const ids = { ...small, saara: 'U0SAARA000', general: 'C0GENERAL0' } as const;

const zone = 'Europe/Helsinki';

/**
 * The small firm with a lead developer: Kari leads Apteekki Sampo, Olav stands in for her, Elin is the leadership contact; Mikko is lead
 * developer, Ana develops, Saara works elsewhere.
 */
export const teamFirm: Firm = {
  ...smallFirm,
  people: [
    ...smallFirm.people,
    { id: ids.saara, name: 'saara', realName: 'Saara Koski', zone, mail: 'saara@firm.example' },
  ],
  channels: [
    ...(smallFirm.channels ?? []),
    { id: ids.general, name: 'general', members: [ids.elin, ids.kari, ids.olav, ids.ana, ids.mikko, ids.saara] },
  ],
  // Check-ins are not what these stories are about.
  settings: [...(smallFirm.settings ?? []), ['pulse.after_go_days', '60']],
  more: [
    `kind,person,client,engagement,role
member,${ids.mikko},Apteekki Sampo,Prescriptions,lead_developer
person,${ids.saara},,,`,
  ],
};
