import { v5, validate } from 'uuid';

/** Ours alone; any fixed UUID would do. */
const namespace = '6f0d2c1e-7f5b-5f0e-9c43-0a2f5f3f6a10';

/**
 * An id that the same facts give again, whoever computes it: a row that the database forgot (its newest commits were lost, a
 * backup was restored) comes back under the id that stands in a message's metadata or behind its button.
 */
export const idOf = (what: string, ...key: readonly string[]): string => v5([what, ...key].join('\0'), namespace);

/** Whether a text that came back from Slack could be an id of ours at all: the database refuses to compare any other with one. */
export const isId = (text: string): boolean => validate(text);
