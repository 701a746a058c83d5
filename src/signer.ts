import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed address is for: one made for another purpose opens nothing. */
type Purpose = 'confirm' | 'drop' | 'leave' | 'feed' | 'install';

/** Signs words into addresses that nobody else can make, by HMAC-SHA-256 (RFC 2104) with a key that only this program has. */
export type Signer = {
  /** The words with their signature, fit for an address: base64url, a dot, 128 bits of the signature. */
  readonly sign: (purpose: Purpose, words: string) => Promise<string>;
  /** The words that were signed for this purpose; undefined where somebody else made or changed them. */
  readonly read: (purpose: Purpose, token: string) => Promise<string | undefined>;
  /** A name for words that are not to be kept: always the same, and nobody without the key can try out whose it is. */
  readonly nameOf: (words: string) => Promise<string>;
};

/** A signer with the key that `keyOf` brings. */
export function makeSigner(keyOf: () => Promise<string>): Signer {
  const signature = async (purpose: string, words: string): Promise<Buffer> =>
    createHmac('sha256', await keyOf())
      .update(`${purpose}\n${words}`)
      .digest()
      .subarray(0, 16);
  const sign = async (purpose: Purpose, words: string): Promise<string> =>
    `${Buffer.from(words).toString('base64url')}.${(await signature(purpose, words)).toString('base64url')}`;
  return {
    sign,
    read: async (purpose, token) => {
      const [, body] = /^([\w-]{1,2000})\.[\w-]{22}$/.exec(token) ?? [];
      if (body === undefined) return undefined;
      const words = Buffer.from(body, 'base64url').toString();
      // Whole tokens are compared: base64 has several ways to say the same.
      const [given, right] = [Buffer.from(token), Buffer.from(await sign(purpose, words))];
      return given.length === right.length && timingSafeEqual(given, right) ? words : undefined;
    },
    nameOf: async (words) => (await signature('name', words)).toString('hex').slice(0, 24),
  };
}
