import type { DeliveryKind } from '../delivery/index.ts';
import type { ScheduledCadence } from '../schedule/index.ts';
import { intakeDeliveries } from './due/intake-messages.ts';
import { nextWatch, planNext } from './due/next.ts';
import { passingDeliveries } from './due/passing-messages.ts';
import { quarterWatch } from './due/quarter.ts';
import type { SuggestionDuePorts } from './ports.ts';

/** What comes next with each suggestion, and who is to ask for one. */
export const suggestionCadences = (ports: SuggestionDuePorts): ScheduledCadence[] => [
  nextWatch(ports),
  quarterWatch(ports),
  {
    // Enrols no client itself: where something about one has changed, it plans what comes next with its suggestions anew.
    name: 'suggestions_plan',
    enrols: 'client',
    plan: async (tx, subjects, now) => {
      for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId))
        await planNext(ports, tx, { workspaceId, clientIds: own.map(({ id }) => id) }, now);
      return new Map(subjects.map(({ id }) => [id, { enrolled: false, reason: 'never' }]));
    },
    wake: async () => new Map(),
  },
];

/** The messages of this room. */
export const suggestionDeliveries = (ports: SuggestionDuePorts): DeliveryKind[] => [
  ...intakeDeliveries(ports),
  ...passingDeliveries(ports),
];
