import type { ResponseUrl, Trigger } from './records.ts';
import { type State, shortId } from './state.ts';

/** A trigger opens one view, within this time. */
const TRIGGER_MS = 3_000;
const RESPONSE_URL_MS = 30 * 60_000;
const RESPONSE_URL_USES = 5;
/** Dead triggers and response addresses are remembered this long, so that their late use can be told from a wrong id. */
const REMEMBERED_MS = 60 * 60_000;

/** What minting needs of a workspace. */
type Minting = Pick<State, 'records' | 'clock' | 'newId'>;

/** A fresh trigger for what this person just did. */
export function mintTrigger(state: Minting, user: string, viewId: string | null = null): string {
  const { triggers, bot } = state.records;
  forgetOld(state, triggers);
  const id = `${triggers.size + 1}.${bot.appId}.${shortId('', state.newId).toLowerCase()}`;
  triggers.set(id, { id, user, mintedAt: state.clock.now(), viewId, used: false });
  return id;
}

/** Uses a trigger up, or says why it cannot serve. */
export function useTrigger(
  state: State,
  id: string,
): Trigger | 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id' {
  const trigger = state.records.triggers.get(id);
  if (trigger === undefined) return 'invalid_trigger_id';
  if (trigger.used) return 'exchanged_trigger_id';
  if (age(state, trigger) > TRIGGER_MS) return 'expired_trigger_id';
  trigger.used = true;
  return trigger;
}

/** A fresh id of an address at which the app may answer into the conversation; `ts` is the message clicked on. */
export function mintResponseUrl(state: Minting, user: string, channel: string, ts: string | null): string {
  const { responseUrls } = state.records;
  forgetOld(state, responseUrls);
  const id = state.newId();
  responseUrls.set(id, { id, mintedAt: state.clock.now(), user, channel, ts, uses: 0 });
  return id;
}

/** Counts one use of a response address, or says why it is dead. */
export function useResponseUrl(state: State, id: string): ResponseUrl | 'expired_url' | 'used_url' {
  const found = state.records.responseUrls.get(id);
  if (found === undefined || age(state, found) > RESPONSE_URL_MS) return 'expired_url';
  if (found.uses >= RESPONSE_URL_USES) return 'used_url';
  found.uses += 1;
  return found;
}

function age(state: Minting, { mintedAt }: { readonly mintedAt: Date }): number {
  return state.clock.now().getTime() - mintedAt.getTime();
}

function forgetOld(state: Minting, minted: Map<string, { readonly mintedAt: Date }>): void {
  for (const [id, each] of minted) {
    if (age(state, each) <= REMEMBERED_MS) return;
    minted.delete(id);
  }
}
