import type { Json } from './json.ts';

/**
 * What goes wrong with a call. Where `accepted` is true the call does its work first, and only its answer is lost: the
 * case in which a second try makes a second message.
 */
export type Fault =
  | { readonly kind: 'drop' | 'hang'; readonly accepted: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly accepted: boolean }
  | { readonly kind: 'page'; readonly words: string; readonly accepted: boolean }
  | { readonly kind: 'error'; readonly error: string; readonly more?: Json }
  | { readonly kind: 'limited'; readonly retryAfter?: number };

export type Faults = {
  /** The next `times` calls of the method (or of `response_url`) meet the fault. */
  readonly order: (method: string, fault: Fault, times?: number) => void;
  /** The fault this call meets, used up by asking. */
  readonly take: (method: string) => Fault | undefined;
};

export function newFaults(): Faults {
  const ordered = new Map<string, Fault[]>();
  return {
    order: (method, fault, times = 1) => {
      ordered.set(method, [...(ordered.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
    },
    take: (method) => ordered.get(method)?.shift(),
  };
}
