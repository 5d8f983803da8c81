import { addDays } from 'date-fns/addDays';
import { reportTold } from './firm-reports.ts';
import { clientWords } from './firm-words.ts';
import type { Asked, Habit } from './habits.ts';
import type { Doing, Fills } from './screens.ts';

const record = 'deviations.record.open';

/** What whoever looks whether it helped says. */
export const helped: Doing = {
  clicks: ['deviations.form.open.check'],
  fills: { helped: 'yes', seen: 'It has not come back.' },
};

/** Taken up, understood, and something decided on; whichever way it takes: a button that is not there is passed over. */
const takenUp: Doing = {
  clicks: ['deviations.record.acknowledge', 'deviations.form.open.contain'],
  fills: { words: 'We keep an eye on it every day until it is mended.' },
  next: {
    clicks: ['deviations.form.open.analyse'],
    fills: { words: 'Nobody had it on the list.' },
    next: {
      clicks: ['deviations.form.open.act'],
      fills: { words: 'It is on the list now, with a day and a name.' },
    },
  },
};

/** What was decided on has been done, when its day has come. */
const done: Doing = {
  clicks: ['deviations.action.end', 'deviations.form.open.close'],
  fills: { words: 'Done, and told to whoever asked.' },
  next: { clicks: ['deviations.form.open.ask_check'], next: helped },
};

const told: Doing = { clicks: ['deviations.form.open.client'], fills: { word: 'told' } };

/** As the message has it: a new one, one of which the day has come, or what the client knows of it. */
export function treatment(text: string): Doing {
  if (text.includes('has the client been told')) return told;
  return text.includes('due on') || text.includes('was due') ? done : takenUp;
}

const step = (event: string): string => `suggestions.suggestion.step.${event}`;
const dayAfter = (now: Date, days: number): string => addDays(now, days).toISOString().slice(0, 10);

/** Weighed when it is new, and every third one declined; the client hears of it when it is done. */
function suggestion({ text, nth }: Asked, now: Date): Doing {
  const answered: Doing = { clicks: [step('answer')], fills: { told: dayAfter(now, 0) } };
  if (text.includes('was to be done'))
    return { clicks: [step('finish')], fills: { words: 'It is there since this week.' }, next: answered };
  const decision: Fills =
    nth % 3 === 2
      ? { decision: 'no', reason: 'It would help few, and cost what the others wait for.' }
      : { decision: 'yes', due: dayAfter(now, 28), reason: 'Small enough to fit in this month.' };
  const words = 'We talked about it with the team.';
  const weighed = { clicks: [step('acknowledge'), step('assess')], fills: { words, ...decision } };
  return nth % 3 === 2 || text.includes('Does the client know?') ? { ...weighed, next: answered } : weighed;
}

/** What clients say when they are asked what could be better, and who says it. */
const improvements: Readonly<Record<string, Fills>> = {
  Fjordbank: { words: 'Show us what you found before you mend it.', from: 'Marit Aas' },
  'Nordlys Energi': { words: 'One page that we can show our board.', from: 'Per Strand' },
  'Apteekki Sampo': { words: 'The same hour every week for questions.', from: 'Liisa Aalto' },
  'Svea Logistik': { words: 'Tell the dispatchers a day before a new version.', from: 'Sara Ek' },
};

const sharedGoal: Fills = {
  words: 'Every van in Malmö runs on electricity',
  measure: 'Share of the vans',
  target: 'All by next autumn',
  their_owner: 'Sara Ek',
};

const of = <T>(table: Readonly<Record<string, T>>, text: string): T | undefined =>
  Object.entries(table).find(([client]) => text.includes(client))?.[1];

/** So many meetings into the year the clients have said what they need. */
const needsSaid = 4;

function meeting({ text, nth }: Asked): Fills {
  const known = clientWords.find(({ client }) => text.includes(client));
  if (!text.includes('development meeting')) return known?.followUp ?? {};
  const { needs = '', ...others } = known?.development ?? {};
  return nth < needsSaid ? { ...others, needs } : others;
}

type Answer = (asked: Asked, now: Date, agreed: readonly string[]) => Doing | undefined;

/** What leads deal with, by button; all else that the app shows them they only read. */
const answers: Readonly<Record<string, Answer>> = {
  [record]: ({ text }) => treatment(text),
  'pulse.brief.open': ({ nth }, _, agreed) => ({ fills: { actions: agreed[nth % agreed.length] ?? '' } }),
  'meetings.booking.open': asked => ({ fills: meeting(asked) }),
  'meetings.outcome.open': asked => ({ fills: meeting(asked) }),
  'reports.report.open': ({ text, nth }) => reportTold(text, nth),
  'suggestions.suggestion.open': (asked, now) => suggestion(asked, now),
  'suggestions.suggestion.begin': ({ text, nth }) =>
    nth % 2 === 0 ? { fills: { kind: 'suggestion', ...of(improvements, text) } } : undefined,
  // Of a quarter's question every goal's first answer, which agrees.
  'ledger.goals.ask': ({ text }) => ({ fills: text.includes('no shared goal') ? sharedGoal : {} }),
  'ledger.agreement.open': () => ({ clicks: ['ledger.agreement.sign_off'] }),
  'ledger.agreement.end': (_, now) => ({ fills: { what: 'extend', until: dayAfter(now, 365) } }),
  'promises.promise.open': ({ text }) =>
    text.includes('that you keep') ? { clicks: ['promises.promise.keep'], fills: {} } : undefined,
  'enps.action.settle': () => ({ fills: { what: 'done', answer: 'We looked at it with everybody it concerns.' } }),
};

/** She gets to everything on the day after. `agreed`: what comes of her talks, in turn. */
export const leadOf = (userId: string, agreed: readonly string[], clock: { now(): Date }): Habit => ({
  userId,
  knows: actionId => actionId in answers,
  afterHours: 22,
  does: asked => answers[asked.actionId]?.(asked, clock.now(), agreed),
});
