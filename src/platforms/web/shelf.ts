import { createHash } from 'node:crypto';
import type { MessageFile } from '../../delivery.ts';
import type { Route } from './route.ts';

/** The files of the messages that were shown last, for the browser to fetch: both chats show the same ones. */
export type Shelf = {
  /** Where the file can be fetched from now on. */
  readonly pathOf: (file: MessageFile) => string;
  readonly routes: readonly Route[];
};

/** So many are kept, each some hundred kilobytes at most: of an older message the words are left. */
const kept = 64;

export function makeShelf(): Shelf {
  const files = new Map<string, MessageFile>();
  return {
    pathOf: (file) => {
      const mark = createHash('sha256').update(file.name).update(file.base64).digest('hex').slice(0, 32);
      files.delete(mark);
      files.set(mark, file);
      const [oldest] = files.keys();
      if (files.size > kept && oldest !== undefined) files.delete(oldest);
      return `/file/${mark}`;
    },
    routes: [
      {
        method: 'GET',
        path: '/file/:mark',
        answer: async (visit) => {
          const file = files.get(visit.param('mark'));
          if (!file)
            return new Response('This file is not kept any more: ask for it once more.', { status: 404 });
          return new Response(Buffer.from(file.base64, 'base64'), { headers: headersOf(file) });
        },
      },
    ],
  };
}

/** Whether a browser may show the file; any other is only handed over, whatever it says it is. */
export function isPicture({ mediaType }: MessageFile): boolean {
  return mediaType === 'image/png' || mediaType === 'image/jpeg';
}

function headersOf(file: MessageFile): Readonly<Record<string, string>> {
  const cached = { 'cache-control': 'private, max-age=86400, immutable' };
  if (isPicture(file)) return { ...cached, 'content-type': file.mediaType };
  const name = file.name.replace(/[^\w.-]/g, '-');
  return {
    ...cached,
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${name}"`,
  };
}
