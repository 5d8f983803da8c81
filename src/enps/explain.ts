import type { Executor } from '../db/connect.ts';
import { employeeIds, type PeopleContext } from '../roster/index.ts';
import { occurrencesOf } from '../schedule/index.ts';
import { type Place, wallClock } from '../time/calendar.ts';
import { yearCadence } from './kinds.ts';
import * as queries from './queries.ts';
import {
  fewestApart,
  firstDayAfter,
  isYearTaken,
  keyReaders,
  type Proposal,
  proposalOf,
  reminderDays,
  type YearFacts,
} from './rules.ts';
import { yearFacts } from './year.ts';

/**
 * Facts → decision of the yearly survey, for an admin: the newest round with its days and thresholds, and when leadership is asked to plan the next one.
 * Nothing of it follows from a reply, nor from how many there were.
 */
export async function explainEnps(db: Executor, context: PeopleContext, workspaceId: string): Promise<string[]> {
  const facts = await yearFacts(db, context, workspaceId);
  if (!facts) return ['eNPS', line('planned', 'no: before go')];
  const [newest] = await queries.roundsOf(db, workspaceId);
  return [
    'eNPS',
    ...(newest ? await roundLines(db, context, newest, facts.rhythm) : []),
    ...(await proposalLines(db, workspaceId, facts)),
  ];
}

const line = (what: string, words: string): string => `  ${what.padEnd(16)}${words}`;

async function roundLines(
  db: Executor,
  { now }: PeopleContext,
  round: queries.Round,
  rhythm: YearFacts['rhythm'],
): Promise<string[]> {
  const { period, state, opensOn, closesOn, opensAt, closesAt, leastAnswers, leastComments } = round;
  const days = `opens ${moment(opensAt, rhythm)}, closes ${moment(closesAt, rhythm)}, ${rhythm.zone}`;
  const head = line(`round ${period}`, `${state}; ${days}`);
  if (state !== 'confirmed' && state !== 'open') return [head];
  const reminders = reminderDays(opensOn, closesOn, rhythm).join(', ') || 'none';
  const { running, reading } = keyReaders(await queries.proofsOf(db, round.id), now);
  return [
    head,
    line('reminders', `to whoever has not replied: ${reminders}`),
    line('invited', await invitedWords(db, round)),
    line('thresholds', `a result from ${leastAnswers} answers on, comments from ${leastComments}`),
    line('keys', running === 0 ? 'no running process was seen' : `read by ${reading} of ${running} running processes`),
  ];
}

async function invitedWords(db: Executor, { workspaceId, invited, leastInvited }: queries.Round): Promise<string> {
  if (invited !== null) return `${invited}, frozen when it opened`;
  return `${(await employeeIds(db, workspaceId)).length} if it opened now; it opens with ${leastInvited} or more`;
}

/** Each year of which leadership is to be asked, or has been asked and has not planned a round. */
async function proposalLines(db: Executor, workspaceId: string, facts: YearFacts): Promise<string[]> {
  const years = (await occurrencesOf(db, workspaceId)).filter(
    ({ cadence, state }) => cadence === yearCadence && (state === 'planned' || state === 'open'),
  );
  const lines = years.flatMap(({ period }) => {
    const proposal = isYearTaken(Number(period), facts.rounds) ? undefined : proposalOf(Number(period), facts);
    return proposal ? [line('proposal', proposalWords(proposal, facts))] : [];
  });
  return lines.length > 0 ? lines : [line('proposal', 'none planned')];
}

function proposalWords(proposal: Proposal, facts: YearFacts): string {
  const { date, askAt, againAt } = proposal;
  const asks = `leadership is asked ${moment(askAt, facts.rhythm)}, again ${moment(againAt, facts.rhythm)}`;
  return `for ${date}; ${asks} (${whyThen(proposal, facts).join('; ')})`;
}

function whyThen({ year, date }: Proposal, { enpsDate, enpsAskDays, rounds }: YearFacts): string[] {
  const settings = `enps.date ${enpsDate}, enps.ask_days ${enpsAskDays}`;
  const named = `${year}-${enpsDate}`;
  const earliest = firstDayAfter(rounds);
  if (earliest && named < earliest)
    return [settings, `not before ${earliest}, ${fewestApart} days after the last round`];
  return date === named ? [settings] : [settings, 'moved to a working day'];
}

function moment(at: Date, place: Place): string {
  const { date, time } = wallClock(at, place);
  return `${date} ${time}`;
}
