import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from './route.ts';

const types = {
  'page.css': 'text/css; charset=utf-8',
  'chats.css': 'text/css; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;
type AssetName = keyof typeof types;

/** The page's own files: their addresses carry what is in them, so that a browser may keep them for ever. */
export function assetRoutes(): readonly Route[] {
  return [...assets].map(([, { path, type, body }]) => ({
    method: 'GET',
    path,
    answer: async () => new Response(body, { headers: { 'content-type': type, 'cache-control': kept } }),
  }));
}

/** Where an asset is: `/assets/1a2b3c4d/page.css`. */
export function assetPath(name: AssetName): string {
  return assets.get(name)?.path ?? '/';
}

const kept = 'public, max-age=31536000, immutable';

const assets = new Map(
  Object.entries(types).map(([name, type]) => {
    const body = readFileSync(join(import.meta.dirname, 'assets', name), 'utf8');
    const mark = createHash('sha256').update(body).digest('hex').slice(0, 8);
    return [name, { type, body, path: `/assets/${mark}/${name}` }];
  }),
);
