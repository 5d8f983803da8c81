import { may } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import { type LocalDate, localDateOf, parseLocalDate } from '../../time/calendar.ts';
import { actOf, actsOn, type DeviationRecord, standpointOf } from '../record.ts';
import { daysUntold, isClientsMatter, isClosedInOneGo, nextVerbs, type Reason, reasons, type Verb } from '../rules.ts';
import { type Outcome, openRecord, todayOf } from '../treat.ts';
import { type ClientLine, type RecordModel, recordNotice, recordView } from '../views.ts';
import type { Showing } from './ports.ts';

/** The record as the actor sees it, or that it is not hers. */
export async function recordScreen(doing: Showing, deviationId: string): Promise<ModalView> {
  return outcomeScreen(doing, deviationId, await openRecord(doing, deviationId));
}

/** The record after something was done; where nothing was, how it stands and why. */
export async function outcomeScreen(doing: Showing, deviationId: string, outcome: Outcome): Promise<ModalView> {
  const { language } = doing.actor;
  if (outcome === 'not_yours') return recordNotice('record.not_yours', language);
  if (typeof outcome === 'object') return recordView(modelOf(outcome, doing), language);
  const record = await openRecord(doing, deviationId);
  return record === 'not_yours'
    ? recordNotice('record.not_yours', language)
    : recordView(modelOf(record, doing), language, outcome);
}

function modelOf(record: DeviationRecord, doing: Showing): RecordModel {
  const { deviation, history, actions, helpers, standing } = record;
  const { actor } = doing;
  const day = (at: Date) => localDateOf(at, actor.rhythm.zone);
  const acts = actsOn(deviation);
  const mayTreat = may(standing, acts.treat);
  return {
    deviationId: deviation.id,
    name: deviation.subjectName,
    category: deviation.category,
    severity: deviation.severity,
    state: deviation.state,
    since: day(deviation.stateSince),
    private: deviation.private,
    answeredBy: deviation.answeredByName,
    reporter: deviation.reporterName,
    actual: deviation.actual,
    desired: deviation.desired,
    messageLink: deviation.messageLink,
    correction: deviation.correction,
    rootCause: deviation.rootCause,
    consequence: deviation.consequence,
    similarElsewhere: deviation.similarElsewhere,
    actions: actions.map(({ id, what, ownerName, ownerId, dueOn, outcome }) => ({
      id,
      what,
      owner: ownerName,
      dueOn,
      outcome,
      mayEnd: mayTreat || (ownerId === actor.id && !deviation.private),
    })),
    advisors: helpers
      .filter(({ cameBy }) => cameBy === 'called_in')
      .map(({ personId, name }) => ({ id: personId, name })),
    checker: deviation.checkerName,
    checkOn: deviation.checkDueOn,
    client: clientLine(record, day(deviation.openedAt), todayOf(doing)),
    history: history.map(line => ({ ...line, on: day(line.at), reason: reasonOf(line.reason) })),
    next: nextFor(record),
    mayTreat,
    mayCallIn: may(standing, acts.callIn),
    cameFrom: doing.cameFrom,
  };
}

/** What she may do next, the minor matter's shortcut included. */
function nextFor({ deviation, actions, standing }: DeviationRecord): Verb[] {
  const at = standpointOf(deviation, actions);
  const next = new Set([...nextVerbs(at), ...(isClosedInOneGo(at) ? (['close'] as const) : [])]);
  return [...next].filter(verb => may(standing, actOf(verb, deviation)));
}

const reasonOf = (text: string | null): Reason | null => reasons.find(reason => reason === text) ?? null;

/** The client is concerned where there is one; what is private concerns her only if whoever treats it says so. */
function clientLine({ deviation }: DeviationRecord, openedOn: LocalDate, today: LocalDate): ClientLine | null {
  const { clientId, family, clientWord: word, clientToldOn, clientBecause, clientUntil } = deviation;
  if (!isClientsMatter(family) || (!clientId && family !== 'pulse')) return null;
  const days = daysUntold({ openedOn, word, toldOn: clientToldOn ? parseLocalDate(clientToldOn) : null }, today) ?? 0;
  return { word, days, toldOn: clientToldOn, because: clientBecause, until: clientUntil };
}
