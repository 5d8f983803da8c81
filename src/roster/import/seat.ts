import { addDays, type LocalDate } from '../../time/calendar.ts';
import type { MembershipFacts, Planning } from './facts.ts';
import { told } from './report.ts';

/** One role of a person on a team, as a row of the file says it; undefined for a cell that the row lacks. */
export interface WantedRole {
  readonly role: string;
  readonly share: number | undefined;
  readonly since: LocalDate | undefined;
  readonly until: LocalDate | null | undefined;
}

/** One person on one team: an engagement's, or without one, the client's. */
export interface Seat {
  readonly clientId: string;
  readonly engagementId: string | null;
  readonly personId: string;
  /** since when she belongs to it if nobody says */
  readonly begins: LocalDate;
}

/** What becomes of one row of membership: it begins (no `before`), is taken away (no `after`) or changes. */
export interface SeatStep {
  readonly before: MembershipFacts | undefined;
  readonly after: MembershipFacts | undefined;
}

interface Scene {
  readonly seat: Seat;
  /** her rows on this team, by their first day */
  readonly known: readonly MembershipFacts[];
  /** roles that end because the file no longer gives them to her */
  readonly ending: readonly MembershipFacts[];
  /** the day on which roles change hands */
  readonly turn: LocalDate;
  readonly planning: Planning;
}

/** The file is read twice: one row may end so that another can begin on a day that was taken. */
const readings = 2;

/**
 * Brings one person's rows on one team in line with the file, which is the truth about her roles there. A changed role or share is
 * dated: the old row ends, a new one begins; one that would end before it began was never true and is taken away.
 * Planning the same again changes nothing.
 */
export function planSeat(
  seat: Seat,
  known: readonly MembershipFacts[],
  wanted: readonly WantedRole[],
  planning: Planning,
): SeatStep[] {
  let rows = known;
  for (let reading = 0; reading < readings; reading += 1) {
    const steps = readOnce(seat, rows, wanted, planning);
    const moved = new Set(steps.map(({ before }) => before));
    rows = [...rows.filter(row => !moved.has(row)), ...steps.flatMap(({ after }) => after ?? [])];
  }
  const before = new Map(known.map(row => [row.id, row]));
  const after = new Map(rows.map(row => [row.id, row]));
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.map(id => ({ before: before.get(id), after: after.get(id) })).filter(isChange);
}

const isChange = ({ before, after }: SeatStep): boolean => JSON.stringify(before) !== JSON.stringify(after);

function readOnce(
  seat: Seat,
  rows: readonly MembershipFacts[],
  wanted: readonly WantedRole[],
  planning: Planning,
): SeatStep[] {
  const known = rows.toSorted((a, b) => (a.since < b.since ? -1 : 1));
  const leaving = known.filter(row => row.until === null && !wanted.some(({ role }) => role === row.role));
  const turn = turnOf(known, leaving, wanted) ?? planning.today;
  const scene = { seat, known, ending: leaving.filter(row => row.since < turn), turn, planning };
  return [
    ...leaving.map(before => ({ before, after: endedBefore(turn, before) })),
    ...wanted.flatMap(role => planRole(scene, role)),
  ].filter(isChange);
}

const endedBefore = (day: LocalDate, row: MembershipFacts): MembershipFacts | undefined =>
  row.since < day ? { ...row, until: addDays(day, -1) } : undefined;

/** The day that a row names for a role which is new to her; a day known from her old role was only left standing in the file. */
function turnOf(
  known: readonly MembershipFacts[],
  leaving: readonly MembershipFacts[],
  wanted: readonly WantedRole[],
): LocalDate | undefined {
  const arriving = wanted.filter(({ role }) => !known.some(row => row.role === role && row.until === null));
  return arriving
    .flatMap(({ since }) => (since && isNews(since, known, leaving) ? [since] : []))
    .toSorted()
    .at(0);
}

const isNews = (day: LocalDate, known: readonly MembershipFacts[], leaving: readonly MembershipFacts[]): boolean =>
  leaving.every(row => row.since < day) && !known.some(row => row.since === day);

function planRole(scene: Scene, wanted: WantedRole): SeatStep[] {
  const own = scene.known.filter(row => row.role === wanted.role);
  const latest = own.find(row => row.until === null) ?? own.at(-1);
  if (!latest || isBack(scene, latest, wanted)) return [beginning(scene, wanted, latest)];
  const { today } = scene.planning;
  const until = told(wanted.until, latest.until);
  const share = wanted.share ?? latest.share;
  const since = correctedSince(scene.known, latest, wanted.since);
  const day = wanted.since && wanted.since > latest.since ? wanted.since : today;
  const dated = share !== latest.share && latest.since < day && (until === null || until >= day);
  if (!dated) return [{ before: latest, after: { ...latest, share, since, until } }];
  const former = { ...latest, since: since < latest.since ? since : latest.since };
  return [
    { before: latest, after: endedBefore(day, former) },
    {
      before: undefined,
      after: { ...latest, id: scene.planning.newId(), since: day, share, until },
    },
  ];
}

/** She had the role, it ended, and now begins again; else the file only corrects what is known of it. */
function isBack({ known, ending, planning: { today } }: Scene, latest: MembershipFacts, wanted: WantedRole): boolean {
  const { until } = latest;
  if (until === null) return false;
  if (wanted.since && wanted.since > until) return true;
  if (until >= today) return false;
  const takesOver = ending.length > 0;
  const goesOn = wanted.until === undefined ? takesOver : wanted.until === null || wanted.until >= today;
  const isOther = takesOver || (wanted.share ?? latest.share) !== latest.share;
  return goesOn && (isOther || known.some(row => row.since > until));
}

function beginning(scene: Scene, wanted: WantedRole, earlier: MembershipFacts | undefined): SeatStep {
  const { seat, planning } = scene;
  const { clientId, engagementId, personId } = seat;
  const after = {
    id: planning.newId(),
    clientId,
    engagementId,
    personId,
    role: wanted.role,
    share: wanted.share ?? earlier?.share ?? 100,
    since: firstDay(scene, wanted, earlier?.until ?? null),
    until: wanted.until ?? null,
  };
  return { before: undefined, after };
}

/** Since when she has a role that is new to her, or new again after `earlier`. */
function firstDay(scene: Scene, wanted: WantedRole, earlier: LocalDate | null): LocalDate {
  const { seat, known, ending, turn, planning } = scene;
  const isPast = wanted.until && wanted.until < planning.today;
  if (ending.length > 0 && !isPast) {
    const day = wanted.since && isNews(wanted.since, known, ending) ? wanted.since : turn;
    return earlier && day <= earlier ? addDays(earlier, 1) : day;
  }
  if (wanted.since && (!earlier || wanted.since > earlier)) return wanted.since;
  return known.length === 0 ? seat.begins : planning.today;
}

/** The first day as the file has it, unless that lies in an older row: then it is the day on which all that began. */
function correctedSince(
  known: readonly MembershipFacts[],
  latest: MembershipFacts,
  since: LocalDate | undefined,
): LocalDate {
  if (!since) return latest.since;
  const followed = known.some(row => row.until !== null && row.until < latest.since && row.until >= since);
  return followed ? latest.since : since;
}
