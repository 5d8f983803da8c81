import { textOf } from './arguments.ts';
import { method, refuse } from './method.ts';

const authTest = method({
  token: 'bot',
  scopes: [],
  tier: 'special',
  required: [],
  args: {},
  errors: [],
  run: ({ state }) => {
    const { team, bot, app } = state.records;
    return {
      ok: true,
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: app.botName,
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    };
  },
});

const openConnection = method({
  token: 'app',
  scopes: [],
  tier: 3,
  required: [],
  args: {},
  errors: [],
  run: ({ state }) => {
    const ticket = state.newId();
    state.records.tickets.add(ticket);
    return { ok: true, url: state.link.socketUrl(ticket) };
  },
});

const teamInfo = method({
  token: 'bot',
  scopes: ['team:read'],
  tier: 3,
  required: [],
  args: { team: 'string', domain: 'string' },
  errors: ['team_not_found'],
  run: ({ state, args }) => {
    const { team } = state.records;
    const isOurs = [team.id, ''].includes(textOf(args, 'team')) && [team.domain, ''].includes(textOf(args, 'domain'));
    if (!isOurs) return refuse('team_not_found');
    return { ok: true, team: { id: team.id, name: team.name, domain: team.domain, email_domain: '' } };
  },
});

const botsInfo = method({
  token: 'bot',
  scopes: ['users:read'],
  tier: 3,
  required: [],
  args: { bot: 'string' },
  errors: ['bot_not_found'],
  run: ({ state, args }) => {
    const { bot, app } = state.records;
    if (textOf(args, 'bot') !== bot.botId) return refuse('bot_not_found');
    const shape = { id: bot.botId, deleted: false, name: app.name, updated: 0, app_id: bot.appId, user_id: bot.userId };
    return { ok: true, bot: shape };
  },
});

export const appMethods = {
  'auth.test': authTest,
  'apps.connections.open': openConnection,
  'team.info': teamInfo,
  'bots.info': botsInfo,
};
