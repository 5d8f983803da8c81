import type { Executor } from '../db/connect.ts';
import type { Language } from '../i18n/language.ts';
import type { Ports } from '../ports.ts';
import type { SlackUser } from '../slack/client.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { type Person, people } from './people.ts';
import { chooseLanguage } from './queries.ts';
import { seeUser } from './sync.ts';

export interface RosterPorts extends Pick<Ports, 'db' | 'clock' | 'log'> {
  readonly shelf: CalendarShelf;
  readonly team: { readonly workspaceId: string; readonly slackTeamId: string };
}

/** What people do about themselves, by the Slack id that their click carries. */
export interface Roster {
  bySlackId(slackUserId: string, db?: Executor): Promise<Person | undefined>;
  /** The language in which she was last spoken to from here, asking nobody: for when the database does not answer. */
  lastLanguageOf(slackUserId: string): Language | undefined;
  chooseLanguage(slackUserId: string, language: Language): Promise<'chosen' | 'unknown'>;
  see(user: SlackUser): Promise<void>;
}

export function rosterOf(ports: RosterPorts): Roster {
  const { db, clock, shelf, team } = ports;
  const spoken = new Map<string, Language>();
  const bySlackId = async (slackUserId: string, executor: Executor = db) => {
    const selection = { workspaceId: team.workspaceId, slackUserIds: [slackUserId] };
    const [person] = await people(executor, { shelf, now: clock.now() }, selection);
    if (person) spoken.set(slackUserId, person.language);
    return person;
  };
  return {
    bySlackId,
    lastLanguageOf: slackUserId => spoken.get(slackUserId),
    chooseLanguage: async (slackUserId, language) => {
      const person = await bySlackId(slackUserId);
      if (!person) return 'unknown';
      await chooseLanguage(db, person.id, language);
      return 'chosen';
    },
    see: user => seeUser(ports, team, user, clock.now()),
  };
}
