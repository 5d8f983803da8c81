import { z } from 'zod';
import { type MeetingKey, type MeetingRef, meetingKinds } from '../rules.ts';

/** What buttons and forms of this room carry: ids and numbers. Each reader gives undefined for what none of ours carries. */
const key = {
  c: z.uuid(),
  k: z.enum(meetingKinds),
  n: z.int().min(1).max(1_000_000),
};
const Ref = z.object({ ...key, v: z.int().min(0).max(1_000_000) });
/** `m`: minutes of the meeting that follows; absent where none is booked with this form. */
const Outcome = Ref.extend({ m: z.int().min(1).max(1440).optional() });
const Word = z.object({ ...key, i: z.uuid() });
const Key = z.tuple([key.c, key.k, z.coerce.number().pipe(key.n)]);
const Id = z.uuid();

export const idTarget = (text: string): string | undefined => Id.safeParse(text).data;

export const keyValue = ({ clientId, kind, number }: MeetingKey): string => `${clientId} ${kind} ${number}`;

export function keyTarget(value: string): MeetingKey | undefined {
  const { data } = Key.safeParse(value.split(' '));
  return data && { clientId: data[0], kind: data[1], number: data[2] };
}

const keyFields = ({ clientId, kind, number }: MeetingKey) => ({ c: clientId, k: kind, n: number });

export const refMetadata = (ref: MeetingRef): string => JSON.stringify({ ...keyFields(ref), v: ref.version });

export function refTarget(metadata: string): MeetingRef | undefined {
  const { data } = Ref.safeParse(parseJson(metadata));
  return data && { clientId: data.c, kind: data.k, number: data.n, version: data.v };
}

export const outcomeMetadata = (ref: MeetingRef, nextMinutes: number | undefined): string =>
  JSON.stringify({ ...keyFields(ref), v: ref.version, m: nextMinutes });

export interface OutcomeTarget {
  readonly ref: MeetingRef;
  readonly nextMinutes: number | undefined;
}

export function outcomeTarget(metadata: string): OutcomeTarget | undefined {
  const { data } = Outcome.safeParse(parseJson(metadata));
  return data && { ref: { clientId: data.c, kind: data.k, number: data.n, version: data.v }, nextMinutes: data.m };
}

/** `pointId`: made when the form is drawn, so that sending it twice says it once. */
export interface WordTarget extends MeetingKey {
  readonly pointId: string;
}

export const wordMetadata = (target: WordTarget): string => JSON.stringify({ ...keyFields(target), i: target.pointId });

export function wordTarget(metadata: string): WordTarget | undefined {
  const { data } = Word.safeParse(parseJson(metadata));
  return data && { clientId: data.c, kind: data.k, number: data.n, pointId: data.i };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
