import type { Tx } from '../../db/connect.ts';
import { type DeliveryKind, type Draft, enqueue, type Item } from '../../delivery/index.ts';
import type { Language } from '../../i18n/language.ts';
import { metPicture, pngOf } from '../../pictures/index.ts';
import { leadershipNow, type PeopleContext } from '../../roster/index.ts';
import type { Occurrence, Plan, ScheduledCadence, Step } from '../../schedule/index.ts';
import type { Message } from '../../slack/blocks.ts';
import { instantOf, localDateOf, parseLocalTime } from '../../time/calendar.ts';
import type { CalendarShelf } from '../../time/shelf.ts';
import { healthCadence, planHealth, readHealth } from '../health.ts';
import { monthTold } from '../rules.ts';
import { healthMessage, pictureWords } from '../views.ts';

interface DuePorts {
  readonly shelf: CalendarShelf;
}

const healthKind = 'reports.health';
/** Of three months, the day by which a client is to be met. */
const quarterDays = 91;

/** The reports' cadence: once a month leadership hears how the cadence is kept. */
export function healthCadences({ shelf }: DuePorts): ScheduledCadence[] {
  return [
    {
      name: healthCadence,
      enrols: 'workspace',
      plan: async (tx, subjects, now) => {
        const plans = new Map<string, Plan>();
        for (const subject of subjects) plans.set(subject.id, await planHealth(tx, { shelf, now }, subject));
        return plans;
      },
      wake: async (tx, occurrences, now) => {
        const steps = new Map<string, Step>();
        for (const occurrence of occurrences)
          steps.set(occurrence.id, await tellHealth(tx, { shelf, now }, occurrence));
        return steps;
      },
    },
  ];
}

async function tellHealth(tx: Tx, context: PeopleContext, occurrence: Occurrence): Promise<Step> {
  const { workspaceId, subjectId, period, dueAt, closesAt } = occurrence;
  if (context.now >= closesAt) return { state: 'skipped', reason: 'downtime' };
  const { channel, rhythm } = await leadershipNow(tx, context, workspaceId);
  // Numbers that nobody has asked for are sent to nobody.
  if (!channel) return { state: 'skipped', reason: 'no_channel' };
  const morning = instantOf(localDateOf(dueAt, rhythm), parseLocalTime('00:00'), rhythm);
  const message = { workspaceId, kind: healthKind, subjectId, period, dueAt: morning, expiresAt: closesAt };
  await enqueue(tx, [{ ...message, class: 'morning' }]);
  return { state: 'closed', reason: 'told' };
}

/** The reports' messages: the health of the cadence, for the leadership's channel; where that does not take it, for whoever stands behind it. */
export function healthDeliveries({ shelf }: DuePorts): DeliveryKind[] {
  return [
    {
      kind: healthKind,
      drafts: async (tx, items, now) => {
        const drafts = new Map<string, Draft>();
        for (const item of items) drafts.set(item.id, await healthDraft(tx, { shelf, now }, item));
        return drafts;
      },
    },
  ];
}

async function healthDraft(tx: Tx, context: PeopleContext, { workspaceId, period }: Item): Promise<Draft> {
  const { channel, contact } = await leadershipNow(tx, context, workspaceId);
  const draw = ({ language }: { readonly language: Language }) =>
    drawHealth(tx, context, { workspaceId, period }, language);
  const otherwise = contact === 'nobody' ? contact : { ...contact, draw };
  return channel ? { toChannel: channel, rule: 'leadership', drawThere: draw, otherwise } : { drop: 'no_channel' };
}

/** Drawn from the facts of this moment, its picture from the same. */
async function drawHealth(
  tx: Tx,
  context: PeopleContext,
  { workspaceId, period }: Pick<Item, 'workspaceId' | 'period'>,
  language: Language,
): Promise<Message> {
  const month = monthTold(period);
  const health = await readHealth(tx, context, workspaceId, month);
  const { days } = health;
  const message = healthMessage(health, language);
  if (days.length === 0) return message;
  const { title, line, never } = pictureWords(language);
  const drawing = () => metPicture({ title, days, line: { day: quarterDays, label: line }, never });
  return { ...message, picture: { name: `clients-met-${month}.png`, title, draw: () => pngOf(drawing()) } };
}
