import { concernDeliveries, concernListeners } from './concerns/index.ts';
import type { Connection } from './db/connect.ts';
import type { DeliveryKind } from './delivery/index.ts';
import { deviationCadences, deviationDeliveries, deviationListeners } from './deviations/index.ts';
import { enpsCadences, enpsDeliveries, enpsListeners } from './enps/index.ts';
import { homeListeners } from './home/index.ts';
import { contactButton, ledgerButton, ledgerCadences, ledgerDeliveries, ledgerListeners } from './ledger/index.ts';
import { meetingCadences, meetingDeliveries, meetingListeners, meetingsButton } from './meetings/index.ts';
import { placementCadences, placementDeliveries, placementListeners, proposalButton } from './placement/index.ts';
import type { Ports } from './ports.ts';
import { promiseCadences, promiseDeliveries, promiseListeners, promisesButton } from './promises/index.ts';
import { pulseCadences, pulseDeliveries, pulseListeners } from './pulse/index.ts';
import { healthButton, reportCadences, reportDeliveries, reportListeners, reportsButton } from './reports/index.ts';
import { type Roster, rosterDeliveries, rosterListeners } from './roster/index.ts';
import type { ScheduledCadence } from './schedule/index.ts';
import { type Workspace, workspaceListeners } from './settings/index.ts';
import type { Listeners } from './slack/listeners.ts';
import {
  suggestionCadences,
  suggestionDeliveries,
  suggestionListeners,
  suggestionsButton,
} from './suggestions/index.ts';
import type { CalendarShelf } from './time/shelf.ts';

/** The features join here, one line each and kind: how they answer people, what their rhythms are, what they tell. */
export interface FeatureParts extends Pick<Ports, 'slack' | 'clock' | 'log' | 'newId' | 'keys' | 'random'> {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly shelf: CalendarShelf;
}

/** What another room puts under a client, in the order in which one looks: how it stands, then what there is to do. */
const besides = [
  healthButton,
  contactButton,
  meetingsButton,
  promisesButton,
  suggestionsButton,
  ledgerButton,
  reportsButton,
  proposalButton,
];

/** The features' ways of answering people, in the order in which `/hats help` names them: what everybody does first. */
export function listenersOf(parts: FeatureParts, roster: Roster): Listeners[] {
  const ports = { ...parts, db: parts.connection.db, roster };
  return [
    workspaceListeners(ports, parts.workspace),
    homeListeners(ports),
    pulseListeners(ports),
    deviationListeners(ports),
    concernListeners(ports),
    rosterListeners(ports, { besides }),
    placementListeners(ports),
    ledgerListeners(ports),
    promiseListeners(ports),
    suggestionListeners(ports),
    meetingListeners(ports),
    reportListeners(ports),
    enpsListeners(ports),
  ];
}

/** The features' cadences. */
export const cadencesOf = (
  parts: Pick<FeatureParts, 'newId' | 'keys' | 'random' | 'log' | 'shelf'>,
): ScheduledCadence[] => [
  ...deviationCadences(parts),
  ...ledgerCadences(parts),
  ...promiseCadences(parts),
  ...suggestionCadences(parts),
  ...pulseCadences(parts),
  ...placementCadences(parts),
  ...meetingCadences(parts),
  ...enpsCadences(parts),
  ...reportCadences(parts),
];

/** The features' messages. */
export const deliveriesOf = (parts: FeatureParts): DeliveryKind[] => [
  ...concernDeliveries(parts),
  ...rosterDeliveries(parts),
  ...deviationDeliveries(parts),
  ...ledgerDeliveries(parts),
  ...promiseDeliveries(parts),
  ...suggestionDeliveries(parts),
  ...pulseDeliveries(parts),
  ...placementDeliveries(parts),
  ...meetingDeliveries(parts),
  ...enpsDeliveries(parts),
  ...reportDeliveries(parts),
];
