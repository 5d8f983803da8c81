import { deliverEvent } from './deliveries.ts';
import { nextTs, type State, shortId, unixNow } from './state.ts';
import type { Acknowledgement } from './traffic.ts';

/**
 * Sends an event to the app, if its description names it and the app is installed.
 * Answers how the app took it, or null if it was not sent.
 */
export function emitEvent(
  state: State,
  type: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<Acknowledgement | null> {
  const { app, bot, team, installed } = state.records;
  const lastWords = type === 'app_uninstalled' || type === 'tokens_revoked';
  if (!app.botEvents.includes(type) || (!installed && !lastWords)) return Promise.resolve(null);
  return deliverEvent(state, type, {
    token: 'sandbox',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: bot.appId,
    event: { type, ...fields, event_ts: nextTs(state) },
    type: 'event_callback',
    event_id: shortId('Ev', state.newId),
    event_time: unixNow(state),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  });
}
