import type { OAuth } from './oauth.ts';
import type { Workspace } from './workspace.ts';

/** What Slack sends a browser back with: what the person granted, or that they did not. */
type Back = { readonly code: string } | { readonly error: string };

/** Opens the page that installs the app; answers where it leads, and the cookie that it leaves. */
export async function beginInstall(door: string): Promise<{ readonly to: URL; readonly cookie: string }> {
  const response = await fetch(`${door}/slack/install`, { redirect: 'manual' });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { to: new URL(response.headers.get('location') ?? 'about:blank'), cookie };
}

/** Comes back from Slack with the state that it was sent with. */
export async function endInstall(
  door: string,
  back: Back & { readonly state: string },
  cookie?: string,
): Promise<{ readonly status: number; readonly words: string }> {
  const headers = cookie === undefined ? {} : { Cookie: cookie };
  const response = await fetch(`${door}/slack/oauth_redirect?${new URLSearchParams(back)}`, { headers });
  return { status: response.status, words: await response.text() };
}

/** All of it: a person of the workspace installs the app. */
export async function install(
  door: string,
  oauth: OAuth,
  workspace: Workspace,
  wish?: Parameters<OAuth['grant']>[1],
): Promise<{ readonly status: number; readonly words: string }> {
  const { to, cookie } = await beginInstall(door);
  return endInstall(
    door,
    { code: oauth.grant(workspace, wish), state: to.searchParams.get('state') ?? '' },
    cookie,
  );
}
