import type { Parts } from './parts.ts';
import type { Route, Visit } from './route.ts';
import { isOperator, isToken } from './session.ts';

/**
 * For probes and monitors: `/healthz` while the program answers at all, `/readyz` where it could post now, `/metrics` in
 * Prometheus' text format. Where an operator's token is set, the numbers are for whoever has it alone.
 */
export function healthRoutes({ health, settings }: Parts): readonly Route[] {
  if (!health) return [];
  const mayRead = (visit: Visit) =>
    !settings.operatorToken || isOperator(visit, settings) || isToken(bearerOf(visit), settings);
  return [
    { method: 'GET', path: '/healthz', answer: async () => words(200, 'alive') },
    {
      method: 'GET',
      path: '/readyz',
      answer: async () => {
        const troubles = await health.troubles();
        return troubles.length === 0 ? words(200, 'ready') : words(503, troubles.join('\n'));
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      answer: async (visit) =>
        mayRead(visit)
          ? words(200, await health.metrics(), 'text/plain; version=0.0.4; charset=utf-8')
          : words(401, 'Send the operator’s token: Authorization: Bearer …'),
    },
  ];
}

function bearerOf({ headers }: Visit): string {
  return /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '';
}

function words(status: number, text: string, type = 'text/plain; charset=utf-8'): Response {
  return new Response(`${text.trimEnd()}\n`, { status, headers: { 'content-type': type } });
}
