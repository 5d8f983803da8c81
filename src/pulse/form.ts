import { tellElsewhereAction } from '../concerns/index.ts';
import type { Db } from '../db/connect.ts';
import type { Person } from '../roster/index.ts';
import { localDateOf } from '../time/calendar.ts';
import { type FormFacts, formFacts, type ReaderFacts, type Which } from './queries.ts';
import { questionOf } from './rules.ts';
import type { FormModel } from './views.ts';

/** The form's facts for whoever clicked; two round trips with the one that found her. */
export async function loadForm(db: Db, actor: Person, which: Which, now: Date): Promise<FormFacts | undefined> {
  return formFacts(db, which, actor.settings.leadershipContact, localDateOf(now, actor.rhythm.zone));
}

export function formModel(facts: FormFacts): FormModel {
  const { occurrenceId, period, projects, answer } = facts;
  const question = answer?.question ?? questionOf(period, projects.length > 0);
  return {
    occurrenceId,
    period,
    projects,
    question,
    readerName: readerName(facts),
    before: answer,
    quietWay: tellElsewhereAction,
  };
}

/** Who will read it as things stand: the rule of `responsible`, without the admins, whose names would help nobody. */
export function readerName({ personId, supervisor, deputy, contact }: FormFacts): string | undefined {
  const line = [supervisor, deputy, contact].filter(
    (reader): reader is ReaderFacts => reader?.active === true && reader.id !== personId,
  );
  return (line.find(reader => !reader.away) ?? line[0])?.name;
}
