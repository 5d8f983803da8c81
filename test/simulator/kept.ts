import { formCallback, reportCallback } from '../../src/deviations/views.ts';
import { briefCallback } from '../../src/pulse/views/brief.ts';
import { checkInCallback } from '../../src/pulse/views/check-in-form.ts';
import type { Evidence } from './invariants.ts';
import type { Submission } from './people.ts';

/** What she was last told was taken is there, or what she sent after it without an answer. */
export function nothingTypedIsLost(evidence: Evidence): string[] {
  const { submissions } = evidence.run;
  return [...Map.groupBy(submissions, ({ callback, about }) => `${callback} ${about}`)].flatMap(([key, sent]) => {
    const last = sent.findLast(({ told }) => told === 'accepted');
    if (!last) return [];
    const possible = [last, ...sent.filter(({ told, toldAt }) => told === 'unknown' && toldAt >= last.toldAt)];
    const found = storedFor(last, evidence);
    const isThere = found.some(row => possible.some(submission => holds(row, submission)));
    return isThere
      ? []
      : [`${key} was taken from ${last.by} as ${JSON.stringify(last.texts)}, and is ${JSON.stringify(found)}`];
  });
}

type Stored = Readonly<Record<string, string | null>>;

/** What is stored of a form, by the names of its fields. */
function storedFor({ callback, about }: Submission, { answers, talks, treatment }: Evidence): Stored[] {
  switch (callback) {
    case checkInCallback:
      return answers
        .filter(({ occurrenceId }) => occurrenceId === about)
        .map(row => ({ score: String(row.score), talk_about: row.talkAbout, for_client: row.forClient }));
    case briefCallback:
      return talks.filter(talk => talk.about === about).map(({ actions }) => ({ actions }));
    case reportCallback:
      return treatment.deviations.filter(({ id }) => id === about).map(({ actual, desired }) => ({ actual, desired }));
    case formCallback:
      // In the history stands the one thing that a form is about; what else it holds is in the record.
      return treatment.history
        .filter(({ deviationId }) => about.startsWith(deviationId))
        .map(({ note }) => ({ words: note, seen: note, because: note }));
    default:
      throw new Error(`nobody knows where ${callback} is kept`);
  }
}

const holds = (row: Stored, { texts }: Submission): boolean =>
  Object.entries(row).every(([field, value]) => !(field in texts) || texts[field] === value);
