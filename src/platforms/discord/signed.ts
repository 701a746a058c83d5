import { createPublicKey, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Looks whether Discord signed a request: Ed25519 over its timestamp and its body, by the application's own key
 * (docs.discord.com/developers/interactions/overview, "Validating Security Request Headers"). Answers when it was signed,
 * or undefined where it was not by Discord. `publicKey`: 64 hexadecimal digits.
 */
export function makeSignatureCheck(
  publicKey: string,
): (headers: IncomingHttpHeaders, body: Buffer) => Date | undefined {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return (headers, body) => {
    const [signature, timestamp] = [headers['x-signature-ed25519'], headers['x-signature-timestamp']];
    if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/i.test(signature)) return undefined;
    if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return undefined;
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    return verify(null, signed, key, Buffer.from(signature, 'hex'))
      ? new Date(Number(timestamp) * 1_000)
      : undefined;
  };
}
