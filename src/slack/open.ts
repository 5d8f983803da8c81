import type { OpenedView, SlackPort } from './client.ts';
import { failureOf, isFileNotReady } from './errors.ts';
import type { Opening } from './listeners.ts';

/** Milliseconds after which a modal is tried again whose picture Slack has not ready yet. */
const picturePauses = [300, 700, 1_500, 3_000, 6_000] as const;

/** She has closed the modal, or is further on in it: what was to come is no longer wanted. */
const isGone = (error: string): boolean => error === 'not_found' || error === 'hash_conflict';

/** What an opened modal becomes once that is ready. Throws when it cannot be shown: then the modal stays as it was opened. */
export async function follow(
  slack: Pick<SlackPort, 'updateView'>,
  { id, hash }: OpenedView,
  later: NonNullable<Opening['later']>,
  wait: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const view = await later();
  if (!view) return;
  for (const milliseconds of picturePauses) {
    try {
      return await slack.updateView(id, hash, view);
    } catch (error) {
      const failure = failureOf(error);
      if (isGone(failure.error)) return;
      if (!isFileNotReady(failure)) throw error;
    }
    await wait(milliseconds);
  }
  await slack.updateView(id, hash, view);
}
