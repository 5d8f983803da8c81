import { z } from 'zod';
import { ages, type Place, shownStates } from '../rules.ts';

/** What a modal carries of the place in the register that led to it; ids only. */
export const carried = (place: Place | undefined): { readonly r?: Carried } =>
  place ? { r: { c: place.client, o: place.owner, s: place.state, a: place.age, p: place.page } } : {};

const Carried = z.object({
  c: z.uuid().nullable(),
  o: z.uuid().nullable(),
  s: z.enum(shownStates),
  a: z.literal(ages),
  p: z.int().min(0).max(100_000),
});
type Carried = z.infer<typeof Carried>;

const Metadata = z.object({ r: Carried });

/** The place in the register that led here; undefined: another way did. */
export function placeFrom(metadata: string): Place | undefined {
  const parsed = Metadata.safeParse(parseJson(metadata));
  if (!parsed.success) return undefined;
  const { c: client, o: owner, s: state, a: age, p: page } = parsed.data.r;
  return { client, owner, state, age, page };
}

/** Undefined: it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
