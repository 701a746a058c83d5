import { generateKeyPairSync, sign } from 'node:crypto';

/** A pair of keys by which a test Discord signs what it brings over HTTP. */
export type DiscordKey = {
  /** 64 hexadecimal digits, as in Discord's portal. */
  readonly publicKey: string;
  /** The headers for a body, signed at that moment. */
  readonly headersFor: (body: string, at?: Date) => Readonly<Record<string, string>>;
  /** Brings a body to an address, signed at that moment. */
  readonly call: (endpoint: string, body: unknown, at?: Date) => Promise<Response>;
};

export function makeDiscordKey(): DiscordKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const headersFor: DiscordKey['headersFor'] = (body, at = new Date()) => {
    const timestamp = String(Math.floor(at.getTime() / 1_000));
    const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
    return { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp };
  };
  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex'),
    headersFor,
    call: (endpoint, body, at) => {
      const text = JSON.stringify(body);
      return fetch(endpoint, { method: 'POST', body: text, headers: headersFor(text, at) });
    },
  };
}
