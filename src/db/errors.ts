/** SQLSTATE classes and codes that say: the connection broke. `08…` connection, `57P0…` the server goes down or comes up, `25P03` it ended an idle transaction. */
const lostStates = /^(08...|57P0.|25P03)$/;
const lostCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Of the server's own: a deadlock or a conflict, no disk or memory left, a lock that was not free, a replica that takes no writes, its files. */
const ownStates = /^(40...|53...|55P03|25006|58...)$/;

/** The driver has no code for a connection that ended under a query, an answer that did not come, and a wait for a connection. */
const lostWords =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)|Cannot use a pool)/;

/**
 * Did the connection to the database break? Then it is not known whether a commit under way happened: what is keyed by what it is about
 * may be done again, and finds what is there.
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return lostStates.test(code) || lostCodes.has(code) || lostWords.test(error.message);
}

/** Is it the database's fault, and not that of what was asked? The same may go well in a moment, and counts against nobody. */
export const isDatabasesFault = (error: unknown): boolean =>
  isConnectionLost(error) ||
  (error instanceof Error && 'code' in error && typeof error.code === 'string' && ownStates.test(error.code));
