import { isAbsolute, relative, resolve, sep } from 'node:path';
import { z } from 'zod';

/** A value that must not be seen: prints as stars wherever it is logged, serialised or thrown. */
export interface Secret {
  reveal(): string;
  toJSON(): string;
  toString(): string;
}

export type DatabaseConfig =
  | { readonly kind: 'postgres'; readonly url: Secret }
  | { readonly kind: 'embedded'; readonly dir: string }
  /** `like`: begins as that dump of an embedded database's directory */
  | { readonly kind: 'memory'; readonly like?: Blob };

/** How Slack reaches the app: over a socket that the app opens, or by signed requests to `PORT`. */
export type SlackConfig = {
  readonly botToken: Secret;
  /** ends with a slash */
  readonly apiUrl: string;
} & (
  | { readonly mode: 'socket'; readonly appToken: Secret }
  | { readonly mode: 'http'; readonly signingSecret: Secret }
);

export interface Config {
  /** absent: no token is set, so the sandbox opens */
  readonly slack: SlackConfig | undefined;
  readonly database: DatabaseConfig;
  /** where the keys of eNPS rounds are: in no backup, and shared by all instances */
  readonly keysDir: string;
  /** cron expression of the tick; its fire times carry no meaning */
  readonly tickSchedule: string;
  /** seconds by which our clock and the database's may differ; 0: any number */
  readonly maxClockSkewSeconds: number;
  /** port of the sandbox's page, of Slack's requests, and of the health addresses */
  readonly port: number;
  readonly production: boolean;
}

export type ConfigOutcome =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: string[] };

const dataDir = './data';
const keysDir = './keys';

/** Is the second folder the first one, or inside it? */
const holds = (outer: string, inner: string): boolean => {
  const way = relative(resolve(outer), resolve(inner));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

const blankIsUnset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional());

const Environment = z
  .object({
    SLACK_BOT_TOKEN: optional(z.string().startsWith('xoxb-', 'must be a bot token, which starts with xoxb-')),
    SLACK_APP_TOKEN: optional(z.string().startsWith('xapp-', 'must be an app-level token, which starts with xapp-')),
    SLACK_SIGNING_SECRET: optional(z.string()),
    SLACK_API_URL: optional(z.url({ protocol: /^https?$/, error: 'must be an http or https address' })),
    DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' })),
    DATA_DIR: optional(z.string()),
    KEYS_DIR: optional(z.string()),
    TICK_SCHEDULE: optional(
      z
        .string()
        .refine(isCron, 'must be a cron expression of five or six fields')
        .refine(isOften, 'must ring at least every five minutes, at every hour of every day'),
    ),
    PORT: optional(
      z.coerce
        .number('must be a port number')
        .int('must be a port number')
        .min(1, 'must be a port number')
        .max(65_535, 'must be a port number'),
    ),
    MAX_CLOCK_SKEW_S: optional(
      z.coerce
        .number('must be a number of seconds')
        .min(0, 'must be a number of seconds, 0 for any')
        .max(86_400, 'must be a number of seconds, a day at most'),
    ),
    NODE_ENV: optional(z.string()),
  })
  .superRefine((env, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (env.SLACK_BOT_TOKEN && !env.SLACK_APP_TOKEN && !env.SLACK_SIGNING_SECRET)
      wrong(
        'SLACK_APP_TOKEN',
        'is missing, while SLACK_BOT_TOKEN is set; with SLACK_SIGNING_SECRET instead, Slack sends requests',
      );
    if (env.SLACK_APP_TOKEN && !env.SLACK_BOT_TOKEN)
      wrong('SLACK_BOT_TOKEN', 'is missing, while SLACK_APP_TOKEN is set');
    if (env.SLACK_SIGNING_SECRET && !env.SLACK_BOT_TOKEN)
      wrong('SLACK_BOT_TOKEN', 'is missing, while SLACK_SIGNING_SECRET is set');
    if (env.SLACK_API_URL && !env.SLACK_BOT_TOKEN) wrong('SLACK_API_URL', 'is set, but no Slack token is');
    if (env.NODE_ENV === 'production' && !env.SLACK_BOT_TOKEN)
      wrong('SLACK_BOT_TOKEN', 'is missing; with NODE_ENV=production the sandbox never opens');
    if (env.DATABASE_URL && env.DATA_DIR) wrong('DATA_DIR', 'contradicts DATABASE_URL: set one of the two');
    if (!env.DATABASE_URL && holds(env.DATA_DIR ?? dataDir, env.KEYS_DIR ?? keysDir))
      wrong('KEYS_DIR', 'must lie outside DATA_DIR: a backup of the data may never hold the keys');
  });

/** Reads the environment; every mistake at once, by name, never with its value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigOutcome {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(issue => `${String(issue.path[0])} ${issue.message}`);
    return { ok: false, mistakes: [...new Set(mistakes)] };
  }
  const env = parsed.data;
  return {
    ok: true,
    config: Object.freeze({
      slack: slackConfig(env),
      database: databaseConfig(env.DATABASE_URL, env.DATA_DIR),
      keysDir: env.KEYS_DIR ?? keysDir,
      tickSchedule: env.TICK_SCHEDULE ?? '* * * * *',
      maxClockSkewSeconds: env.MAX_CLOCK_SKEW_S ?? 60,
      port: env.PORT ?? 3000,
      production: env.NODE_ENV === 'production',
    }),
  };
}

/** The process's own environment; nothing else in the app reads it. */
export const environment = (): NodeJS.ProcessEnv => process.env;

export function secret(value: string): Secret {
  return { reveal: () => value, toJSON: () => '***', toString: () => '***' };
}

/** An app-level token decides for the socket, also where there is a signing secret besides. */
function slackConfig({
  SLACK_BOT_TOKEN,
  SLACK_APP_TOKEN,
  SLACK_SIGNING_SECRET,
  SLACK_API_URL = 'https://slack.com/api/',
}: z.output<typeof Environment>): SlackConfig | undefined {
  if (!SLACK_BOT_TOKEN) return undefined;
  const apiUrl = SLACK_API_URL.endsWith('/') ? SLACK_API_URL : `${SLACK_API_URL}/`;
  const common = { botToken: secret(SLACK_BOT_TOKEN), apiUrl };
  if (SLACK_APP_TOKEN) return { ...common, mode: 'socket', appToken: secret(SLACK_APP_TOKEN) };
  return SLACK_SIGNING_SECRET ? { ...common, mode: 'http', signingSecret: secret(SLACK_SIGNING_SECRET) } : undefined;
}

function databaseConfig(url: string | undefined, dir: string | undefined): DatabaseConfig {
  return url ? { kind: 'postgres', url: secret(url) } : { kind: 'embedded', dir: dir ?? dataDir };
}

const cronField = /^(\*|\d{1,2}(-\d{1,2})?)(\/\d{1,2})?(,(\*|\d{1,2}(-\d{1,2})?)(\/\d{1,2})?)*$/;
/** Largest value of each field: second, minute, hour, day, month, weekday. */
const cronLimits = [59, 59, 23, 31, 12, 7] as const;

/** Five fields, or six with seconds first: numbers, ranges, lists, steps. Names of months and days are not needed for a tick. */
function isCron(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) return false;
  const limits = cronLimits.slice(-fields.length);
  return fields.every(
    (field, i) =>
      cronField.test(field) && (field.match(/\d+/g) ?? []).every(number => Number(number) <= (limits[i] ?? 0)),
  );
}

/** Minutes between two rings; who hears of none for longer takes the app for ill. */
const longestGap = 5;

/** Of a cron expression: whether it rings that often at every hour. */
function isOften(text: string): boolean {
  const [minute = '', ...others] = text.trim().split(/\s+/).slice(-5);
  if (others.some(field => field !== '*')) return false;
  const minutes = Array.from({ length: 60 }, (_, at) => at).filter(at =>
    minute.split(',').some(part => isIn(part, at)),
  );
  const [first] = minutes;
  if (first === undefined) return false;
  const next = [...minutes.slice(1), first + 60];
  return minutes.every((at, i) => (next[i] ?? 0) - at <= longestGap);
}

/** Whether a part of a cron field, such as `7`, `0-30` or `0-59/5`, names that minute. */
function isIn(part: string, minute: number): boolean {
  const [range = '', step = '1'] = part.split('/');
  const [from = 0, to = from] = range === '*' ? [0, 59] : range.split('-').map(Number);
  return minute >= from && minute <= to && (minute - from) % Number(step) === 0;
}
