import type { Conversation } from './records.ts';
import type { State } from './state.ts';

/** The person the app talks to in a direct conversation; null in a channel. */
export function counterpart(state: State, { kind, members }: Conversation): string | null {
  if (kind !== 'app') return null;
  return [...members].find(id => id !== state.records.bot.userId) ?? null;
}
