import type { Json } from './json.ts';
import { type Answer, readContent, refused } from './posting.ts';
import { edit, keep, nextTs, type SlackMessage, type Workspace } from './workspace.ts';

/** Where a slash command or a button lets the app answer: five times in half an hour. */
export type ResponseUrls = {
  /** A new address for an answer to this person, in this channel, beside this message where there is one. */
  readonly open: (workspace: Workspace, origin: Origin) => string;
  readonly take: (id: string, body: Json) => Answer;
};

type Origin = { readonly channel: string; readonly user: string; readonly message?: SlackMessage };

export function newResponseUrls(base: () => string): ResponseUrls {
  const opened: { workspace: Workspace; origin: Origin; until: number; uses: number }[] = [];
  return {
    open: (workspace, origin) => {
      opened.push({ workspace, origin, until: workspace.now() + 30 * 60_000, uses: 0 });
      return `${base()}/response/${opened.length - 1}`;
    },
    take: (id, body) => {
      const address = opened[Number(id)];
      if (!address || address.workspace.now() > address.until) return refused('expired_url', { status: 404 });
      address.uses += 1;
      if (address.uses > 5) return refused('used_url', { status: 404 });
      return respond(address.workspace, address.origin, body);
    },
  };
}

function respond(workspace: Workspace, { channel, user, message }: Origin, body: Json): Answer {
  const read = readContent(workspace, body);
  if (read.refusal) return { ...read.refusal, status: 400 };
  if (body.replace_original === true && message) {
    edit(workspace, message.ts, read.content);
    return { ok: true };
  }
  const onlyFor = body.response_type === 'in_channel' ? {} : { onlyFor: user };
  keep(workspace, { ts: nextTs(workspace), channel, user: workspace.bot, ...read.content, ...onlyFor });
  return { ok: true };
}
