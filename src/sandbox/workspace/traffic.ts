/** What goes to the app and is to be acknowledged. */
export interface Envelope {
  readonly envelope_id: string;
  readonly type: 'events_api' | 'interactive' | 'slash_commands';
  readonly payload: Readonly<Record<string, unknown>>;
  readonly accepts_response_payload: boolean;
  readonly retry_attempt?: number;
  /** empty at the first attempt */
  readonly retry_reason?: RetryReason | '';
}

/** Why an event comes again. */
export type RetryReason = 'timeout' | 'http_error' | 'connection_failed';

/** One thing the app is to acknowledge; an event may be sent several times, each time in an envelope of its own. */
export interface Delivery {
  readonly type: Envelope['type'];
  readonly payload: Envelope['payload'];
  readonly label: string;
  /** envelopes that carried it */
  readonly envelopeIds: string[];
  readonly settle: (acknowledgement: Acknowledgement) => void;
  attempt: number;
  retryReason: RetryReason;
  settled: boolean;
  cancelTimer: () => void;
}

/** `late`: no acknowledgement in time. `undelivered`: nobody was connected. */
export type Acknowledgement =
  | { readonly kind: 'acknowledged'; readonly payload: unknown }
  | { readonly kind: 'late' }
  | { readonly kind: 'undelivered' };
