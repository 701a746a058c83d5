/** The mail server, as nodemailer's connection takes it. */
export type Server = {
  readonly host: string;
  readonly port: number;
  /** TLS from the start: `smtps://`. */
  readonly secure: boolean;
  /** Without TLS nothing is said: STARTTLS must be offered. */
  readonly requireTLS: boolean;
  readonly tls: { readonly rejectUnauthorized: boolean };
  readonly auth?: { readonly user: string; readonly pass: string };
};

/**
 * The server in an address such as `smtp://user:password@mail.example.org:587`. A password is sent without TLS only where
 * `?requireTLS=false` allows it; `?tls.rejectUnauthorized=false` takes any certificate, as of a server of one's own.
 */
export function serverIn(address: string): Server {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  const hasAuth = auth.user !== '';
  const requireTLS = url.searchParams.get('requireTLS');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: requireTLS === null ? hasAuth : requireTLS !== 'false',
    tls: { rejectUnauthorized: url.searchParams.get('tls.rejectUnauthorized') !== 'false' },
    ...(hasAuth && { auth }),
  };
}
