import type { Language } from '../i18n/language.ts';
import type { Clock } from '../ports.ts';
import type { Person, Roster } from '../roster/index.ts';
import type { Listeners } from '../slack/listeners.ts';
import { localDateOf } from '../time/calendar.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import {
  acknowledge,
  close,
  type DeviationPorts,
  type DeviationRecord,
  openRecord,
  type TreatOutcome,
} from './deviations.ts';
import type { Reason } from './rules.ts';
import {
  closeCallback,
  openAction,
  type RecordModel,
  readNote,
  recordNotice,
  recordView,
  takeUpAction,
} from './views.ts';

export interface DeviationListenerPorts extends DeviationPorts {
  readonly clock: Clock;
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

export function deviationListeners(ports: DeviationListenerPorts): Listeners {
  const { roster } = ports;
  return {
    clicks: {
      [openAction]: async ({ slackUserId, value }) => {
        const actor = await roster.bySlackId(slackUserId);
        if (!actor) return { open: recordNotice('record.not_yours', 'en') };
        return { open: recordScreen(actor, await openRecord(ports.db, contextOf(ports), actor, value)) };
      },
      [takeUpAction]: async ({ slackUserId, value }) => {
        const actor = await roster.bySlackId(slackUserId);
        if (!actor) return { update: recordNotice('record.not_yours', 'en') };
        return { update: await treated(ports, actor, value, await acknowledge(ports, contextOf(ports), actor, value)) };
      },
    },
    submissions: {
      [closeCallback]: async ({ slackUserId, metadata, state }) => {
        const actor = await roster.bySlackId(slackUserId);
        if (!actor) return { update: recordNotice('record.not_yours', 'en') };
        const read = readNote(state, actor.language);
        if (!read.ok) return { errors: read.errors };
        const outcome = await close(ports, contextOf(ports), actor, { deviationId: metadata, note: read.note });
        if (typeof outcome === 'object') return { update: recordNotice('record.closed', actor.language) };
        return { update: await treated(ports, actor, metadata, outcome) };
      },
    },
  };
}

const contextOf = ({ shelf, clock }: DeviationListenerPorts) => ({ shelf, now: clock.now() });

/** The record after a change; when somebody was faster, how it stands now. */
async function treated(ports: DeviationListenerPorts, actor: Person, deviationId: string, outcome: TreatOutcome) {
  if (outcome !== 'already') return recordScreen(actor, outcome);
  const record = await openRecord(ports.db, contextOf(ports), actor, deviationId);
  return typeof record === 'object'
    ? recordView(modelOf(record, actor), actor.language, 'already')
    : recordScreen(actor, record);
}

function recordScreen(actor: Person, record: DeviationRecord | 'not_yours') {
  const language: Language = actor.language;
  return record === 'not_yours'
    ? recordNotice('record.not_yours', language)
    : recordView(modelOf(record, actor), language);
}

function modelOf({ deviation, history }: DeviationRecord, reader: Person): RecordModel {
  const day = (at: Date) => localDateOf(at, reader.rhythm.zone);
  return {
    deviationId: deviation.id,
    subjectName: deviation.subjectName,
    state: deviation.state,
    openedOn: day(deviation.openedAt),
    history: history.map(entry => ({ ...entry, on: day(entry.at), reason: entry.reason as Reason | null })),
  };
}
