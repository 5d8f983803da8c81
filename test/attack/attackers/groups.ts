import type { Baseline } from '../baseline.ts';
import type { Dump } from '../evidence.ts';
import { rowsIn, textIn } from '../evidence.ts';
import type { Knowledge } from '../knowledge.ts';
import { mayHaveReplied, type Reading, stageOf } from '../reading.ts';

/** Uses what can be told from two dumps: who can have replied between them, and what else changed meanwhile. */
export function byGroups(reading: Reading, baseline: Baseline): Knowledge {
  return { replied: repliedIn(reading, baseline), contents: countedIn(reading), sources: arrivedIn(reading) };
}

/** Whether a score is worth guessing, from how many replies came in her stage of the round, and how many of all replies have a score. */
function repliedIn(reading: Reading, { shares }: Baseline): Map<string, boolean> {
  const { tokens, people, released, waves } = reading;
  const answered = released.counters?.reduce((sum, count) => sum + count, 0) ?? tokens.length;
  const most = Math.max(...shares);
  return new Map(
    people.map(({ id, reminded }) => {
      const came = tokens.filter(({ since }) => stageOf(reading, since) === reminded).length;
      const group = mayHaveReplied(reading, reminded).length;
      const replied = reminded < waves.length ? 1 : came / group;
      const scored = tokens.length === 0 ? 0 : (replied * answered) / tokens.length;
      return [id, scored * most >= 1 - scored];
    }),
  );
}

/** Eleven counters that moved when one reply came. */
function countedIn({ evidence: { dumps }, tokens }: Reading): Map<string, number | null> {
  const contents = new Map<string, number | null>();
  for (let place = 1; place < dumps.length; place += 1) {
    const [before, after] = [countersIn(dumps[place - 1]), countersIn(dumps[place])];
    const risen = after.flatMap((count, score) =>
      Array.from({ length: Math.max(0, count - (before[score] ?? 0)) }, () => score),
    );
    const fallen = after.some((count, score) => count < (before[score] ?? 0));
    const moved = tokens.filter(({ since, changed }) => since === place || changed.includes(place));
    if (moved.length === risen.length)
      for (const [at, { token }] of moved.entries()) contents.set(token, risen[at] ?? null);
    else if (moved.length === 1 && fallen) for (const { token } of moved) contents.set(token, null);
  }
  return contents;
}

function countersIn(dump: Dump | undefined): number[] {
  const lists = dump?.rows.flatMap(({ values }) => Object.values(values).filter(value => Array.isArray(value)));
  return (lists?.find(list => list.length === 11) ?? []).map(Number);
}

/** Comments that were there as soon as a reply had come. */
function arrivedIn({ evidence: { dumps }, tokens }: Reading): Map<string, string> {
  const sources = new Map<string, string>();
  for (const [place, dump] of dumps.entries())
    for (const row of rowsIn(dump, 'enps_comment')) {
      const id = textIn(row, 'id');
      const came = tokens.find(({ since, changed }) => since === place || changed.includes(place));
      if (!sources.has(id)) sources.set(id, came?.token ?? '');
    }
  return sources;
}
