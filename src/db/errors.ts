/** SQLSTATE classes and codes that say: the connection broke. `08…` connection, `57P0…` the server goes down or comes up, `25P03` it ended an idle transaction. */
const lostStates = /^(08...|57P0.|25P03)$/;
const lostCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** The driver has no code for a connection that ended under a query, an answer that did not come, and a wait for a connection. */
const lostWords =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client (has|was) |Cannot use a pool)/;

/**
 * Did the connection to the database break? Then it is not known whether a commit under way happened: what is keyed by what it is about
 * may be done again, and finds what is there.
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return lostStates.test(code) || lostCodes.has(code) || lostWords.test(error.message);
}
