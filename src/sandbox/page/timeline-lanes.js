/** @import {PageEvent} from '../page-api.ts' */

/** @typedef {{ name: string, events: readonly PageEvent[] }} Lane */
/** @typedef {{ now: Date, zone: string, firm: string, whose: string }} Scene `whose`: a name, or '' for everybody */

/** @type {Readonly<Record<PageEvent['kind'], string>>} */
const kindNames = {
  check_in: 'Check-ins',
  talk: 'Talks',
  follow_up: 'Follow-ups',
  development: 'Development',
  deviation: 'Deviations',
  survey: 'eNPS',
  health: 'Health report',
};

const order = ['firm', 'client', 'person'];

/** @param {PageEvent['about']} about */
export const aboutName = ({ name }) => name;

/**
 * Clients, then people, by name; the firm itself is not among them.
 * @param {readonly PageEvent[]} events
 */
export function subjectsIn(events) {
  const found = new Map(events.filter(({ about }) => about.kind !== 'firm').map(({ about }) => [about.name, about]));
  return [...found.values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.name.localeCompare(b.name, 'en'),
  );
}

/**
 * One lane for whoever there is; of one alone, one for each kind of thing.
 * @param {readonly PageEvent[]} events
 * @param {Scene} scene
 * @returns {readonly Lane[]}
 */
export function lanesOf(events, { firm, whose }) {
  if (whose === '') {
    const firmLane = { name: firm, events: events.filter(({ about }) => about.kind === 'firm') };
    const others = subjectsIn(events).map(({ name }) => ({
      name,
      events: events.filter(({ about }) => about.kind !== 'firm' && about.name === name),
    }));
    return [firmLane, ...others];
  }
  const hers = events.filter(({ about }) => about.kind !== 'firm' && about.name === whose);
  return [...new Set(hers.map(({ kind }) => kind))]
    .sort((a, b) => Object.keys(kindNames).indexOf(a) - Object.keys(kindNames).indexOf(b))
    .map(kind => ({ name: kindNames[kind], events: hers.filter(event => event.kind === kind) }));
}

/** @type {Readonly<Record<PageEvent['kind'], string>>} */
const things = {
  check_in: 'check-in',
  talk: 'talk',
  follow_up: 'follow-up meeting',
  development: 'development meeting',
  deviation: 'deviation',
  survey: 'eNPS',
  health: 'health report',
};

/** @type {Readonly<Record<PageEvent['kind'], Readonly<Record<PageEvent['state'], string>>>>} */
const stands = {
  check_in: { planned: 'planned', open: 'asked', done: 'answered', late: 'late', missed: 'not answered' },
  talk: { planned: 'due', open: 'due', done: 'held', late: 'late', missed: 'not held' },
  follow_up: { planned: 'planned', open: 'planned', done: 'held', late: 'overdue', missed: 'not held' },
  development: { planned: 'planned', open: 'planned', done: 'held', late: 'overdue', missed: 'not held' },
  deviation: { planned: 'planned', open: 'open', done: 'ended', late: 'late', missed: 'missed' },
  survey: { planned: 'planned', open: 'open', done: 'closed', late: 'late', missed: 'missed' },
  health: { planned: 'planned', open: 'planned', done: 'sent', late: 'late', missed: 'missed' },
};

/**
 * @param {PageEvent} event
 * @returns {{ what: string, how: string }}
 */
export function inWords({ kind, state }) {
  return { what: things[kind], how: stands[kind][state] };
}
