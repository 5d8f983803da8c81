import type { Fault, Faults } from '../../src/sandbox/workspace/faults.ts';
import type { Chance } from '../simulator/random.ts';
import { weighted } from './chance.ts';

type Kind = Exclude<Fault['kind'], 'error'>;
type Kinds = readonly (readonly [number, Kind])[];

const posting: Kinds = [
  [5, 'lost_after'],
  [3, 'http_500_after'],
  [1, 'lost_before'],
  [1, 'http_500'],
  [2, 'rate_limited'],
  [4, 'slow'],
];
const any: Kinds = [
  [1, 'lost_after'],
  [1, 'http_500_after'],
  [1, 'lost_before'],
  [1, 'http_500'],
  [1, 'rate_limited'],
  [2, 'slow'],
];

/** What the app asks Slack for, by how often it goes wrong, and how. */
const methods: readonly (readonly [number, { readonly method: string; readonly kinds: Kinds }])[] = [
  [12, { method: 'chat.postMessage', kinds: posting }],
  [3, { method: 'chat.update', kinds: any }],
  [2, { method: 'conversations.history', kinds: any }],
  [2, { method: 'conversations.open', kinds: any }],
  [2, { method: 'views.open', kinds: any }],
  [1, { method: 'users.list', kinds: any }],
  [1, { method: 'auth.test', kinds: any }],
  [1, { method: 'apps.connections.open', kinds: any }],
];

/** The next call of some method goes wrong, by chance. Returns how. `slowest`: milliseconds. */
export function slackFault(faults: Faults, chance: Chance, slowest: number): string {
  const { method, kinds } = weighted(chance, methods);
  const kind = weighted(chance, kinds);
  faults.next(method, faultOf(kind, chance, slowest));
  return `${method} ${kind}`;
}

function faultOf(kind: Kind, chance: Chance, slowest: number): Fault {
  switch (kind) {
    case 'rate_limited':
      return { kind, retryAfterSeconds: 1 };
    case 'slow':
      return { kind, ms: chance.below(slowest), effect: chance.pick(['first', 'last'] as const) };
    default:
      return { kind };
  }
}
