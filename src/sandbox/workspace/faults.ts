/**
 * What shall go wrong with a call of the Web API.
 * `lost_before`: the connection breaks before anything happened; `lost_after`: everything happened, the answer is lost.
 * `error`: nothing happens, the answer is this code, with `more` beside it.
 * `slow`: the answer waits, `ms` on the workspace's timer or until `until` settles; the effect comes first, unless `effect` is `last`.
 */
export type Fault =
  | { readonly kind: 'lost_before' }
  | { readonly kind: 'lost_after' }
  | { readonly kind: 'http_500' }
  | { readonly kind: 'http_500_after' }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'error'; readonly error: string; readonly more?: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'slow';
      readonly ms?: number;
      readonly until?: Promise<unknown>;
      readonly effect?: 'first' | 'last';
    };

export interface Faults {
  /** the next call of `method` meets `fault`; several for one method are used up in order */
  next(method: string, fault: Fault): void;
  /** every call of `method` meets `fault`, until `clear` */
  always(method: string, fault: Fault): void;
  /** every call that meets no other fault meets what this says about its method; undefined: nothing any more */
  decide(decision: ((method: string) => Fault | null) | undefined): void;
  clear(): void;
  /** what the call that arrives now meets */
  take(method: string): Fault | null;
}

export function createFaults(): Faults {
  const queued = new Map<string, Fault[]>();
  const standing = new Map<string, Fault>();
  let decided: (method: string) => Fault | null = () => null;
  return {
    next(method, fault) {
      queued.set(method, [...(queued.get(method) ?? []), fault]);
    },
    always(method, fault) {
      standing.set(method, fault);
    },
    decide(decision = () => null) {
      decided = decision;
    },
    clear() {
      decided = () => null;
      queued.clear();
      standing.clear();
    },
    take(method) {
      return queued.get(method)?.shift() ?? standing.get(method) ?? decided(method);
    },
  };
}
