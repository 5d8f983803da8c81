import type { Executor } from '../db/connect.ts';
import { type Client, clientsOf, type PeopleContext, people } from '../roster/index.ts';
import { occurrencesOf } from '../schedule/index.ts';
import { wallClock } from '../time/calendar.ts';
import { type ClientScene, sceneOfClient, scenesOf } from './facts.ts';
import { type MeetingKind, meetingKinds, monthsOf, periodOf } from './rules.ts';

/** Facts → decision for one client: when each kind of meeting was last held and is due, and all that is planned about the client. */
export async function explainClient(db: Executor, context: PeopleContext, client: Client): Promise<string[]> {
  const scene = await sceneOfClient(db, context, client);
  const [lead] = client.leadId ? await people(db, context, { ids: [client.leadId] }) : [];
  const { since, rhythm } = scene.facts;
  return [
    client.name,
    line('lead', lead?.name ?? 'nobody'),
    line('enrolled', stateWords(scene)),
    line('present work', `since ${since}`),
    ...meetingKinds.map(kind => line(kind, kindWords(scene, kind))),
    '',
    ...(await plannedLines(db, client.id, rhythm.zone)),
  ];
}

/** Every client in a line, by name: how it is met, or why nothing is asked. */
export async function explainClients(db: Executor, context: PeopleContext, workspaceId: string): Promise<string[]> {
  const clients = await clientsOf(db, workspaceId);
  const ids = clients.map(({ id }) => id);
  const scenes = await scenesOf(db, context, workspaceId, ids);
  return clients.flatMap(({ id, name }) => {
    const scene = scenes.get(id);
    const due = meetingKinds.map(kind => `${kind} ${scene?.due[kind] ?? 'not due'}`).join(', ');
    return scene ? [`${name.padEnd(28)}${due.padEnd(50)}${stateWords(scene)}`] : [];
  });
}

const line = (what: string, words: string): string => `  ${what.padEnd(16)}${words}`;

function stateWords({ state, facts }: ClientScene): string {
  switch (state) {
    case 'before_go':
      return 'no: before go';
    case 'paused':
      return 'no: paused, without an active engagement and not kept in touch with';
    case 'met':
      return facts.client.keepInTouch ? 'yes: kept in touch with' : 'yes: has an active engagement';
  }
}

function kindWords({ rhythm, lastHeld, due, ahead, last }: ClientScene, kind: MeetingKind): string {
  const next = ahead[kind];
  const booking = next?.booking;
  const number = periodOf(next?.number ?? (last[kind]?.number ?? 0) + 1);
  const date = booking ? `booked for ${booking.onDay} ${booking.atTime} ${booking.zone}` : 'without a date';
  const [held, limit] = [lastHeld[kind], due[kind]];
  return [
    held ? `last held ${held}` : 'never held',
    `every ${monthsOf(kind, rhythm)} months`,
    limit ? `due ${limit}` : 'not due',
    `${number} ${date}`,
  ].join('; ');
}

async function plannedLines(db: Executor, clientId: string, zone: ClientScene['facts']['rhythm']['zone']) {
  const occurrences = await occurrencesOf(db, clientId);
  return occurrences.map(({ cadence, period, dueAt, state, reason }) => {
    const { date, time } = wallClock(dueAt, zone);
    return `  ${cadence} ${period}: ${date} ${time}; ${state}${reason ? ` (${reason})` : ''}`;
  });
}
