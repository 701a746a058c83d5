import { inspect } from 'node:util';

/** A value that must appear in no log, error or page: it shows itself as `[secret]` unless asked in so many words. */
export type Secret = {
  readonly reveal: () => string;
  readonly toString: () => string;
  readonly toJSON: () => string;
};

/** Marks a value as secret. */
export function secret(value: string): Secret {
  const hidden = () => '[secret]';
  return Object.defineProperty({ reveal: () => value, toString: hidden, toJSON: hidden }, inspect.custom, {
    value: hidden,
  });
}
