import type { DeliveryKind } from '../delivery/index.ts';
import type { ScheduledCadence } from '../schedule/index.ts';
import { answerWatch, planAnswers } from './due/answer.ts';
import { dueWatch, planDues } from './due/coming.ts';
import { givingDeliveries } from './due/giving-messages.ts';
import { keepingDeliveries } from './due/keeping-messages.ts';
import type { PromiseDuePorts } from './ports.ts';

/** Promises wait for their keeper's word, and come due. */
export const promiseCadences = (ports: PromiseDuePorts): ScheduledCadence[] => [
  answerWatch(ports),
  dueWatch(ports),
  {
    // Enrols no client itself: where something about one has changed, it plans what becomes of its promises anew.
    name: 'promises_plan',
    enrols: 'client',
    plan: async (tx, subjects, now) => {
      for (const [workspaceId, own] of Map.groupBy(subjects, subject => subject.workspaceId)) {
        const clients = { workspaceId, clientIds: own.map(({ id }) => id) };
        await planAnswers(ports, tx, clients, now);
        await planDues(ports, tx, clients, now);
      }
      return new Map(subjects.map(({ id }) => [id, { enrolled: false, reason: 'never' }]));
    },
    wake: async () => new Map(),
  },
];

/** The messages of this room. */
export const promiseDeliveries = (ports: PromiseDuePorts): DeliveryKind[] => [
  ...givingDeliveries(ports),
  ...keepingDeliveries(ports),
];
