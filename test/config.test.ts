import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-secret-bot', SLACK_APP_TOKEN: 'xapp-secret-app' };

function configOf(environment: Record<string, string>) {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.config;
}

function mistakesOf(environment: Record<string, string>): string[] {
  const read = readConfig(environment);
  return read.ok ? [] : read.mistakes;
}

describe('the environment', () => {
  it('opens the sandbox when no token is set, on data of its own', () => {
    expect(configOf({})).toMatchObject({
      slack: undefined,
      database: { kind: 'embedded', dir: './data' },
      tickSchedule: '* * * * *',
    });
  });

  it('talks Socket Mode to Slack when both tokens are set', () => {
    expect(configOf(tokens).slack?.apiUrl).toBe('https://slack.com/api/');
  });

  it('prefers Socket Mode also with a signing secret', () => {
    expect(configOf({ ...tokens, SLACK_SIGNING_SECRET: 'x' }).slack?.mode).toBe('socket');
  });

  it('takes requests of Slack’s with a signing secret and no app token', () => {
    const { slack } = configOf({ SLACK_BOT_TOKEN: tokens.SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: 'known to two' });
    expect(slack?.mode === 'http' && slack.signingSecret.reveal()).toBe('known to two');
    expect(JSON.stringify(slack)).not.toContain('known to two');
  });

  it('points elsewhere with SLACK_API_URL, with or without its last slash', () => {
    expect(configOf({ ...tokens, SLACK_API_URL: 'http://127.0.0.1:3000/api' }).slack?.apiUrl).toBe(
      'http://127.0.0.1:3000/api/',
    );
  });

  it('takes seconds in TICK_SCHEDULE, and a database by its address', () => {
    expect(configOf({ TICK_SCHEDULE: '*/5 * * * * *', DATABASE_URL: 'postgres://u:p@h/db' })).toMatchObject({
      tickSchedule: '*/5 * * * * *',
      database: { kind: 'postgres' },
    });
  });

  it.each([
    '* * * * *',
    '*/5 * * * *',
    '*/2 * * * *',
    '30 */5 * * * *',
    '3-59/5 * * * *',
    '0-30/4,31-59 * * * *',
    '0,*/4 * * * *',
  ])('takes a tick that comes every five minutes at least: %s', tickSchedule => {
    expect(configOf({ TICK_SCHEDULE: tickSchedule })).toMatchObject({ tickSchedule });
  });

  it('takes what is blank as not set', () => {
    expect(configOf({ SLACK_BOT_TOKEN: ' ', DATABASE_URL: '' }).slack).toBeUndefined();
  });

  it.each([
    ['a bot token alone', { SLACK_BOT_TOKEN: tokens.SLACK_BOT_TOKEN }, ['SLACK_APP_TOKEN']],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: 'x' }, ['SLACK_BOT_TOKEN']],
    ['an app token alone', { SLACK_APP_TOKEN: tokens.SLACK_APP_TOKEN }, ['SLACK_BOT_TOKEN']],
    [
      'tokens that changed places',
      { SLACK_BOT_TOKEN: tokens.SLACK_APP_TOKEN, SLACK_APP_TOKEN: tokens.SLACK_BOT_TOKEN },
      ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'],
    ],
    ['an API address without a token', { SLACK_API_URL: 'https://example.com/api/' }, ['SLACK_API_URL']],
    ['an address that is none', { ...tokens, SLACK_API_URL: 'slack.com' }, ['SLACK_API_URL']],
    ['another database', { DATABASE_URL: 'mysql://u:hunter2@h/db' }, ['DATABASE_URL']],
    ['two databases at once', { DATABASE_URL: 'postgres://u:p@h/db', DATA_DIR: './x' }, ['DATA_DIR']],
    ['a schedule that is none', { TICK_SCHEDULE: 'often' }, ['TICK_SCHEDULE']],
    ['a schedule with impossible fields', { TICK_SCHEDULE: '99 99 * * *' }, ['TICK_SCHEDULE']],
    ['a tick every ten minutes', { TICK_SCHEDULE: '*/10 * * * *' }, ['TICK_SCHEDULE']],
    ['a tick every seven minutes', { TICK_SCHEDULE: '*/7 * * * *' }, ['TICK_SCHEDULE']],
    ['a tick that rests within the hour', { TICK_SCHEDULE: '0-50 * * * *' }, ['TICK_SCHEDULE']],
    ['a tick in the first minutes only', { TICK_SCHEDULE: '0,5 * * * *' }, ['TICK_SCHEDULE']],
    ['a tick by day', { TICK_SCHEDULE: '* 8-18 * * *' }, ['TICK_SCHEDULE']],
    ['a tick on workdays', { TICK_SCHEDULE: '0 */5 * * * 1-5' }, ['TICK_SCHEDULE']],
    ['a tick that never comes', { TICK_SCHEDULE: '*/0 * * * *' }, ['TICK_SCHEDULE']],
    ['a port that is none', { PORT: '70000' }, ['PORT']],
    ['production without Slack', { NODE_ENV: 'production' }, ['SLACK_BOT_TOKEN']],
  ])('refuses %s, by name', (_what, environment, names) => {
    expect(
      [...new Set(mistakesOf(environment as Record<string, string>).map(mistake => mistake.split(' ')[0]))].sort(),
    ).toEqual(names);
  });

  it('lists every mistake at once and never a value', () => {
    const mistakes = mistakesOf({
      SLACK_BOT_TOKEN: 'hunter2',
      DATABASE_URL: 'mysql://hunter2',
      TICK_SCHEDULE: 'hunter2',
      PORT: 'hunter2',
    });
    expect(mistakes.length).toBeGreaterThanOrEqual(4);
    expect(mistakes.join('\n')).not.toContain('hunter2');
  });

  it('hides secrets wherever they are printed', () => {
    const config = configOf({ ...tokens, DATABASE_URL: 'postgres://u:hunter2@h/db' });
    expect(`${JSON.stringify(config)} ${String(config.slack?.botToken)}`).not.toMatch(/secret|hunter2/);
  });
});
