import { byGroups } from './attackers/groups.ts';
import { byIds } from './attackers/ids.ts';
import { byKeys } from './attackers/keys.ts';
import { byOrder } from './attackers/order.ts';
import { bySizes } from './attackers/sizes.ts';
import { byTime } from './attackers/time.ts';
import type { Baseline } from './baseline.ts';
import type { Guesses } from './evidence.ts';
import { conclude, type Knowledge } from './knowledge.ts';
import type { Reading } from './reading.ts';

/** Tries to find out who said what, from the dumps and the released result alone. */
export type Attacker = (reading: Reading, baseline: Baseline) => Guesses;

const seeking =
  (seek: (reading: Reading, baseline: Baseline) => Knowledge): Attacker =>
  (reading, baseline) =>
    conclude(reading, baseline, seek(reading, baseline));

/** Each is judged by itself. */
export const attackers: Readonly<Record<string, Attacker>> = {
  'order as people by id': seeking(byOrder('place', 'people by id')),
  'order as people by name': seeking(byOrder('place', 'people by name')),
  'order as replies came': seeking(byOrder('place', 'replies as they came')),
  'order as replies lay': seeking(byOrder('place', 'replies as they lay')),
  'order as tokens': seeking(byOrder('place', 'tokens')),
  'order of ids as replies came': seeking(byOrder('id', 'replies as they came')),
  'order of ids as people by id': seeking(byOrder('id', 'people by id')),
  time: seeking(byTime),
  keys: seeking(byKeys),
  ids: seeking(byIds),
  groups: seeking(byGroups),
  sizes: seeking(bySizes),
};
