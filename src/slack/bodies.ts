import { parse } from 'node:querystring';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

/** The two ways in which Slack writes down what happened. */
export type BodyKind = typeof form | typeof json;

/** By the header `content-type`, which a proxy may have written otherwise; whatever is no form is taken for JSON. */
export const bodyKindOf = (contentType = ''): BodyKind =>
  contentType.split(';', 1)[0]?.trim().toLowerCase() === form ? form : json;

/** Whether it holds an object: in JSON, in a form's `payload`, or as a form's own fields. */
export function isReadable(body: Buffer, kind: BodyKind): boolean {
  const text = body.toString();
  if (kind === json) return isObject(text);
  const { payload } = parse(text);
  return payload === undefined || (typeof payload === 'string' && isObject(payload));
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** A form that asks for nothing but an answer. */
export const isPing = (body: Buffer, kind: BodyKind): boolean =>
  kind === form && parse(body.toString()).ssl_check === '1';
