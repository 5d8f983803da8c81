import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds by which the time of a request may differ from ours, either way: an older one may be a copy, a later one kept for a copy to come. */
const window = 300;

/** What Slack sends along with a request, as it came. */
export interface Signed {
  readonly body: Uint8Array;
  /** header `x-slack-request-timestamp`: seconds since 1970 */
  readonly timestamp: string | undefined;
  /** header `x-slack-signature` */
  readonly signature: string | undefined;
}

/** `stale`: by Slack, and at another time; `unsigned`: without what Slack always sends along; `forged`: with another secret than ours. */
export type Verdict = 'signed' | 'stale' | 'unsigned' | 'forged';

/** Whether Slack has signed this, just now: `v0=` and the HMAC-SHA256 of `v0:{timestamp}:{body}` with the app's signing secret. */
export function judgeSignature({ body, timestamp, signature }: Signed, secret: string, now: Date): Verdict {
  if (!timestamp || !/^\d{1,12}$/.test(timestamp) || !signature) return 'unsigned';
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const [ours, theirs] = [Buffer.from(`v0=${hash}`), Buffer.from(signature)];
  if (secret === '' || ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return 'forged';
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) > window ? 'stale' : 'signed';
}
