import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { z } from 'zod';

/** Debian's Chromium. */
const program = '/usr/bin/chromium';

/** For a test's `skip`: how to get a browser where there is none. With CI=true it is missed instead. */
export const noChromium: string | false =
  !existsSync(program) &&
  process.env.CI !== 'true' &&
  'There is no browser here: `apt-get install chromium fonts-noto-core` brings one.';

/** One browser for all tests of a file. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: program,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Makes axe ready on every page that this one goes to: beside the page's own scripts, since its policy allows none but those. */
export async function prepareAxe(page: Page): Promise<void> {
  await page.addInitScript(axe);
}

/**
 * What axe-core finds on the page that is serious or worse: the rule, and where. The dark look differs from the light one
 * in its colours alone, so there only these are asked for.
 */
export async function seriousIssues(page: Page, look: 'light' | 'dark'): Promise<readonly string[]> {
  const options = look === 'dark' ? { runOnly: ['color-contrast'] } : {};
  const { violations } = found.parse(await page.evaluate(`axe.run(${JSON.stringify(options)})`));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

const found = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});
