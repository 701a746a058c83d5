import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Find } from '../../../src/archive/archive.ts';
import { mailing } from '../../kit/world.ts';
import { huggingFaceDay, noRealDays } from '../../select/real-days.ts';
import { noChromium, openChromium, prepareAxe, seriousIssues } from './chromium.ts';
import { listed, openSite, type Site } from './site.ts';

const token = 'a-token-for-the-operator';
const maths = listed('2606.99999', '2026-06-15', {
  title: 'A paper with $\\frac{a}{b}$',
  abstract: 'We show $\\frac{a}{b} \\leq \\sum_i x_i$ for all state space models.',
});
const papers: readonly Find[] = [
  ...(noRealDays ? [listed('2606.00001', '2026-06-12')] : huggingFaceDay('2026-06-12').slice(0, 12)),
  ...(noRealDays ? [listed('2606.00002', '2026-06-15')] : huggingFaceDay('2026-06-15').slice(0, 14)),
  maths,
];
const looks = ['light', 'dark'] as const;
/** Pictures of the pages, for whoever wants to look. */
const shots = join(process.env.TMPDIR_ON_DISK ?? tmpdir(), 'paperboy-pages');

describe('in a real browser', { skip: noChromium }, () => {
  let browser: Browser;
  let site: Site;
  /** The same, with a mail server: its page for mails is there. */
  let posted: Site;
  const ends: (() => Promise<void>)[] = [];
  before(async () => {
    const t = { after: (end: () => Promise<void>) => void ends.push(end) };
    [browser, posted, site] = await Promise.all([
      openChromium(),
      openSite(t, papers, mailing),
      openSite(t, papers, {
        PAPERBOY_OPERATOR_TOKEN: token,
      }),
    ]);
  });
  after(async () => {
    await browser.close();
    for (const end of ends) await end();
  });

  test('on a small laptop the newest answer begins in sight, and its chat ends there', async () => {
    const viewport = { width: 1366, height: 700 };
    await visiting('/', { viewport }, async (page) => {
      for (const chat of ['discord', 'slack']) {
        const log = await page.locator(`[data-log=${chat}]`).boundingBox();
        const newest = await page.locator(`[data-log=${chat}] form:last-child`).boundingBox();
        assert.ok(log && newest && newest.y >= log.y && newest.y < log.y + 100, chat);
        assert.ok(log.height >= 320 && log.y + log.height <= viewport.height, chat);
      }
    });
  });

  test('a reader types with completion, presses buttons and turns pages, and both chats show it', async () => {
    await visiting('/', {}, async (page) => {
      await page.focus('#ask');
      await page.keyboard.type('sear');
      // Each letter brings a list: the one for all four holds a single command.
      await page.locator('#offers li:only-child', { hasText: 'search' }).waitFor();
      await page.keyboard.press('ArrowDown');
      assert.equal(await page.getAttribute('#ask', 'aria-activedescendant'), 'offer-0');
      await page.keyboard.press('Enter');
      assert.equal(await page.inputValue('#ask'), 'search ');
      await page.keyboard.type('model');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await exchanges(page, 2);
      for (const chat of ['discord', 'slack'])
        assert.match(await textOf(page, `[data-log=${chat}] form:last-child`), /Search · model/);
      if (!noRealDays) {
        await page.locator('[data-log=discord] form:last-child button', { hasText: 'Next' }).click();
        await page.locator('[data-log=slack]', { hasText: '11 to' }).waitFor();
        assert.equal(
          await page.locator('[data-log=slack] form').count(),
          2,
          'a page takes the place of the one before',
        );
      }
      await page.locator('[data-log=discord] form:last-child .d-section button').first().click();
      await exchanges(page, 3);
      assert.match(await textOf(page, '[data-log=discord] form:last-child'), /Only you can see this/);
      assert.match(await textOf(page, '[data-log=slack] form:last-child'), /Only visible to you/);
      await page.locator('[data-log=slack] .s-menu summary').first().click();
      await page.locator('[data-log=slack] .s-menu button', { hasText: 'Save' }).first().click();
      await exchanges(page, 4);
      assert.equal((await site.house.archive.choices.saved('web:you')).length, 1);
      assert.match(await textOf(page, '[data-status]'), /^Answered: /);
    });
  });

  test('without a script the same form and the same buttons work', async () => {
    await visiting('/', { javaScriptEnabled: false }, async (page) => {
      await page.fill('#ask', 'show 2606.99999');
      await page.keyboard.press('Enter');
      assert.match(await textOf(page, '[data-log=slack]'), /A paper with/);
      await page.locator('[data-log=discord] button', { hasText: 'Similar' }).click();
      assert.match(await textOf(page, '[data-log=discord]'), /Similar to/);
    });
  });

  test('a reader changes days, searches, opens a paper with its maths, and changes the look', async () => {
    await visiting('/day', {}, async (page) => {
      assert.match(page.url(), /\/day\/2026-06-15$/);
      await page.locator('a[rel=prev]').first().click();
      assert.match(page.url(), /\/day\/2026-06-12$/);
      await page.locator('a[rel=next]').first().click();
      await page.fill('#find', 'state space');
      await page.keyboard.press('Enter');
      await page.locator('mark').first().waitFor();
      await page.locator('h3 a', { hasText: 'A paper with' }).click();
      assert.ok((await page.locator('math mfrac').boundingBox())?.height ?? 0 > 20, 'the fraction is drawn');
      const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
      const light = await ground();
      await page.getByRole('button', { name: 'dark look' }).click();
      assert.notEqual(await ground(), light);
      await page.reload();
      assert.notEqual(await ground(), light, 'the look is kept');
    });
  });

  test('the operator signs in, pauses and resumes', async () => {
    await site.house.archive.outbox.pauses.begin(
      'discord:9',
      { reason: 'The channel is gone.', everywhere: false },
      site.world.clock.now(),
    );
    await visiting('/operator', {}, async (page) => {
      await prepareAxe(page);
      await page.fill('#token', token);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Pause: discord:9' }).click();
      await page.getByRole('status').getByText('Paused').waitFor();
      await page.getByRole('button', { name: 'Resume: discord:9' }).click();
      await page.getByRole('status').getByText('Resumed').waitFor();
      assert.deepEqual(await seriousIssues(page, 'light'), []);
    });
  });

  const pages = [
    '/',
    '/day/2026-06-15',
    '/week/2026-W25',
    '/trending',
    '/topics',
    '/topic/agents',
    '/search?q=model',
    '/paper/2606.99999',
    '/operator',
    '/feeds',
    '/mail',
    '/nothing',
  ];

  for (const look of looks)
    test(`axe-core finds nothing serious on any page in the ${look} look, and no page is wider than a phone`, async (t) => {
      t.diagnostic(`How the pages look on a phone stands in ${shots}`);
      await visiting(
        '/',
        { colorScheme: look, viewport: { width: 390, height: 844 } },
        async (page, problems) => {
          await prepareAxe(page);
          for (const path of pages) {
            const answer = await page.goto((path === '/mail' ? posted : site).url + path);
            assert.equal(answer?.status() === 404, path === '/nothing', `${path} is there`);
            assert.deepEqual(await seriousIssues(page, look), [], path);
            const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
            assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
            await page.screenshot({ path: join(shots, `${look} ${path.replaceAll(/\W+/g, ' ')}.png`) });
          }
          assert.deepEqual(
            problems.filter((one) => !/40[1-4]/.test(one)),
            [],
          );
        },
      );
    });

  test('every page is light: at most 6 requests, 130 kB of page and 40 kB of looks and script, and nothing from elsewhere', async () => {
    for (const path of ['/', '/day/2026-06-15', '/search?q=model', '/paper/2606.99999'])
      await visiting('/nothing', {}, async (page) => {
        const fetched: { url: string; bytes: number; kind: 'page' | 'picture' | 'else' }[] = [];
        page.on('response', async (answer) => {
          const body = await answer.body().catch(() => Buffer.alloc(0));
          const isPicture = answer.url().includes('/file/');
          const kind = answer.request().isNavigationRequest() ? 'page' : isPicture ? 'picture' : 'else';
          fetched.push({ url: answer.url(), bytes: body.length, kind });
        });
        await page.goto(site.url + path, { waitUntil: 'load' });
        await page.evaluate('document.fonts.ready');
        const bytesOf = (kind: string) =>
          fetched.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.bytes, 0);
        const weight = `${path}: ${bytesOf('page')} bytes of page, ${bytesOf('picture')} of pictures, ${bytesOf('else')} besides`;
        assert.ok(
          new Set(fetched.map(({ url }) => url)).size <= 6,
          `${path}: ${fetched.map(({ url }) => url)}`,
        );
        assert.ok(bytesOf('page') > 0 && bytesOf('page') < 130_000, weight);
        assert.ok(bytesOf('else') < 40_000 && bytesOf('picture') < 200_000, weight);
        assert.ok(fetched.every(({ url }) => url.startsWith(site.url)));
      });
  });

  /** A visit of a new reader; `problems` gathers what the browser complains of. */
  async function visiting(
    path: string,
    options: BrowserContextOptions,
    visit: (page: Page, problems: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(site.url + path);
    await visit(page, problems);
    await context.close();
  }
});

async function exchanges(page: Page, count: number): Promise<void> {
  await page.locator(`[data-log=slack] form:nth-child(${count})`).waitFor();
}

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).textContent()) ?? '';
}
