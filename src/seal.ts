import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** Closes words so that only who has the key can read them, and only under the name they were closed for. */
export type Sealer = {
  readonly seal: (name: string, words: string) => string;
  /** The words; undefined where they were closed with another key or for another name, or were changed. */
  readonly open: (name: string, sealed: string) => string | undefined;
};

/**
 * AES-256-GCM with the name as additional data. Each sealing has a key and a nonce of its own, by HKDF-SHA-256 (RFC 5869)
 * from the secret and a salt that `newSalt` makes: 32 bytes of chance or more, so that no nonce comes twice.
 */
export function makeSealer(secret: string, newSalt: () => string): Sealer {
  const secretsOf = (salt: string) => {
    const bytes = Buffer.from(hkdfSync('sha256', secret, salt, 'paperboy seal 1', 44));
    return { key: bytes.subarray(0, 32), nonce: bytes.subarray(32) };
  };
  return {
    seal: (name, words) => {
      const salt = Buffer.from(newSalt()).toString('base64url');
      const { key, nonce } = secretsOf(salt);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const closed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `1.${salt}.${closed.toString('base64url')}`;
    },
    open: (name, sealed) => {
      const [, salt, body = ''] = /^1\.([\w-]+)\.([\w-]+)$/.exec(sealed) ?? [];
      const closed = Buffer.from(body, 'base64url');
      if (salt === undefined || closed.length < tagBytes) return undefined;
      const { key, nonce } = secretsOf(salt);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(name))
        .setAuthTag(closed.subarray(-tagBytes));
      try {
        return decipher.update(closed.subarray(0, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

const tagBytes = 16;
