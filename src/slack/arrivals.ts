import type { App, ReceiverEvent } from '@slack/bolt';
import { errorFields } from '../log.ts';
import type { Log } from '../ports.ts';
import type { AtHand } from './at-hand.ts';

export interface Arriving {
  readonly log: Log;
  /** the workspace that this app serves */
  readonly teamId: string;
  readonly atHand: AtHand;
  /** Notes an event; true once per event id, whatever Slack repeats. */
  readonly firstTime: (eventId: string) => Promise<boolean>;
}

/** It is not acknowledged, and comes again. Says nothing of the cause: the SDK writes the message of what is thrown into the log. */
class NotNoted extends Error {
  override readonly name = 'NotNoted';
}

/**
 * Stands between Slack and Bolt: counts what comes in as under way until its listener is over, and notes an event of these types before it is
 * acknowledged. Bolt would acknowledge first, and what could not be noted then would never come again. Once noted it is taken: what its
 * listener then fails at is logged, and not tried again. Events of another workspace are dropped.
 */
export function attendArrivals(app: App, { log, teamId, atHand, firstTime }: Arriving, types: readonly string[]): void {
  const dispatch = app.processEvent.bind(app);
  const takeEvent = async (event: ReceiverEvent, { id, type }: Noted): Promise<void> => {
    const isNew = await firstTime(id).catch(error => {
      log.error('event_not_noted', { what: type, ...errorFields(error) });
      throw new NotNoted('an event could not be noted');
    });
    // Too late for Slack, it is noted all the same: what comes again is known, and this one is done.
    await event.ack().catch(() => undefined);
    if (isNew) await dispatch({ ...event, ack: async () => undefined });
  };
  app.processEvent = event => {
    if (isStrange(event.body, teamId)) return event.ack();
    const noted = notedOf(event.body, types);
    return atHand.attend(noted ? takeEvent(event, noted) : dispatch(event));
  };
}

const isStrange = ({ type, team_id: team }: ReceiverEvent['body'], teamId: string): boolean =>
  type === 'event_callback' && team !== teamId;

interface Noted {
  readonly id: string;
  readonly type: string;
}

/** Undefined for whatever is no event, or one that nobody listens to. */
function notedOf(body: ReceiverEvent['body'], types: readonly string[]): Noted | undefined {
  const { type, event_id: id, event } = body as { type?: unknown; event_id?: unknown; event?: { type?: unknown } };
  const inner = event?.type;
  if (type !== 'event_callback' || typeof id !== 'string' || typeof inner !== 'string') return undefined;
  return types.includes(inner) ? { id, type: inner } : undefined;
}
