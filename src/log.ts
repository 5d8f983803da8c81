import pino, { type DestinationStream } from 'pino';
import type { Log, LogFields } from './ports.ts';

/** The only fields that may be written: names of things, counts, ids and codes. Whatever else a caller passes is dropped. */
const allowed = new Set([
  'what',
  'error',
  'code',
  'kind',
  'delivery',
  'occurrence',
  'meaning',
  'lookups',
  'at',
  'people',
  'person',
  'message',
  'retry_ms',
  'migrations',
  'workspace',
  'database',
  'tzdata',
  'address',
  'woken',
  'sent',
  'seconds',
  'mode',
  'frame',
]);

/** A structured log, a JSON line an event. `stream`: where it goes, standard output if absent. */
export function jsonLog(stream?: DestinationStream): Log {
  const options = {
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const log = stream ? pino(options, stream) : pino(options);
  return {
    info: (event, fields) => log.info({ event, ...permitted(fields) }),
    warn: (event, fields) => log.warn({ event, ...permitted(fields) }),
    error: (event, fields) => log.error({ event, ...permitted(fields) }),
  };
}

/** That a line of the log stems from there would tell that there is something in it. */
const discreetRoom = '/src/concerns/';

/**
 * What may be said of an error: its name, its code, and where in our own code it happened. Never its message, which may quote
 * what somebody wrote.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: 'unknown' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frame = error.stack?.split('\n').find(line => line.includes('/src/') && !line.includes(discreetRoom));
  return { error: error.name, code, frame: frame?.replace(/^.*\/src\//, 'src/').replace(/\)$/, '') };
}

/** Says nothing; for tools that print their own words. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function permitted(fields: LogFields = {}): LogFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name)));
}
