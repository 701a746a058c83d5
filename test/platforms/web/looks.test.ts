import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import { asWords } from '../../../src/platforms/discord/escape.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import { discordLook } from '../../../src/platforms/web/discord-look.ts';
import { discordWords } from '../../../src/platforms/web/discord-words.ts';
import { html } from '../../../src/platforms/web/html.ts';
import { makeShelf } from '../../../src/platforms/web/shelf.ts';
import { messageOf, shownOn } from '../../../src/platforms/web/shown.ts';
import { slackLook } from '../../../src/platforms/web/slack-look.ts';
import { viewHtml } from '../../../src/platforms/web/view-html.ts';
import type { View } from '../../../src/view.ts';
import { anyView } from '../../kit/any-view.ts';
import { hostileDay, hostileTitles, onePaper, withFiles } from '../../kit/views.ts';
import { letters } from '../contract.ts';

test('words that were escaped for Discord are shown as they were', async () => {
  for (const title of hostileTitles) {
    const shown = load(`<main>${await discordWords(asWords(title))}</main>`)('main');
    assert.equal(letters(shown.text()), letters(asWords(title).replace(/\\([!-/:-@[-`{-~])/g, '$1')));
    assert.equal(shown.find('a, strong, .d-mention').length, 0, title);
  }
});

test('words that never close what they begin are read in no time', () => {
  // Read as signs of their own too, backslashes could be taken in as many ways as there are rabbits of Fibonacci.
  const began = process.cpuUsage();
  discordWords(`**${'\\'.repeat(42)}a`);
  assert.ok(process.cpuUsage(began).user < 1_000_000);
});

test('bold links, small print, headings and mentions are dressed', async () => {
  const shown = load(
    String(await discordWords('## Title\n**[A paper](<https://arxiv.org/abs/1>)**\n-# For <@42> · 3 \\* 4')),
  );
  assert.equal(shown('.d-title').text(), 'Title');
  assert.equal(shown('strong a').attr('href'), 'https://arxiv.org/abs/1');
  assert.equal(shown('.d-mention').text(), '@42');
  assert.match(shown('.d-small').text(), /3 \* 4$/);
});

test('an address in a row can be opened in both looks and on pages of words', async () => {
  const text = 'https://papers.example.org/feeds/place/a_b.atom';
  const rows = [
    { label: 'Atom', text, isAddress: true as const },
    { label: 'Words', text },
  ];
  const view: View = { title: 'Feed', sections: [{ title: 'Addresses', items: [], rows }] };
  const pages = [
    ...looks.map(async ([render, look]) => render(view).map((message) => look({ message, shelf }))),
    viewHtml(view),
  ];
  for (const page of await Promise.all(pages)) {
    const links = load(String(await html`${page}`))('a');
    assert.deepEqual([links.length, links.attr('href'), links.text()], [1, text, text]);
  }
});

test('whatever a view holds, both looks show every paper and nothing they have no look for', async () => {
  await fc.assert(
    fc.asyncProperty(anyView(), async (view) => {
      await checkLooks(view);
    }),
    { numRuns: 20 },
  );
  for (const view of [hostileDay(), onePaper('An abstract.'), withFiles(onePaper('An abstract.'))])
    await checkLooks(view);
});

test('pictures stand in both looks with their words, and can be fetched', async () => {
  const view = withFiles(onePaper('An abstract.'));
  for (const [render, look] of looks) {
    const page = load(
      (await Promise.all(render(view).map(async (message) => String(await look({ message, shelf }))))).join(
        '',
      ),
    );
    const pictures = page('img.picture');
    assert.ok(pictures.length > 0);
    for (const picture of pictures.get()) {
      assert.match(page(picture).attr('src') ?? '', /^\/file\/[0-9a-f]{32}$/);
      assert.notEqual(page(picture).attr('alt') ?? '', '');
    }
  }
});

test('what is kept for the page in the ledger is shown as it would have been', async () => {
  const chats = { discord: renderDiscord, slack: renderSlack };
  const view = withFiles(hostileDay());
  const kept = messageOf(view, chats);
  const back = shownOn(JSON.parse(JSON.stringify(kept)));
  assert.deepEqual(
    back.discord.map(({ body }) => body),
    renderDiscord(view).map(({ body }) => JSON.parse(JSON.stringify(body))),
  );
  assert.deepEqual(
    back.slack.map(({ body }) => body),
    renderSlack(view).map(({ body }) => JSON.parse(JSON.stringify(body))),
  );
});

const shelf = makeShelf();
const looks = [
  [renderDiscord, discordLook],
  [renderSlack, slackLook],
] as const;

async function checkLooks(view: View): Promise<void> {
  const links = view.sections.flatMap(({ items }) => items).length;
  for (const [render, look] of looks) {
    const messages = render(view);
    const page = load(
      (await Promise.all(messages.map(async (message) => String(await look({ message, shelf }))))).join(''),
    );
    assert.equal(page('.no-look, script, [onerror]').length, 0);
    assert.equal(messages.flatMap(({ papers }) => papers).length, links);
    for (const button of page('button').get()) assert.match(page(button).attr('name') ?? '', /^(say|turn)$/);
    for (const link of page('a').get()) assert.match(page(link).attr('href') ?? '', /^(https?:|\/file\/)/);
  }
}
