import { platformOf } from '../src/place.ts';
import { defineCommand } from './command.ts';

/** Where a channel's digests can be read as a feed. */
export const feed = defineCommand({
  name: 'feed',
  summary: "Show the address at which a feed reader gets this channel's digests",
  options: [],
  examples: ['feed'],
  manages: true,
  private: true,
  run: async ({ caller, page }) => {
    if (!page) return { mistake: 'There is no page here: whoever runs Paperboy can set PAPERBOY_WEB_PORT.' };
    if (page.isLocal && !['terminal', 'web'].includes(platformOf(caller.place)))
      return {
        mistake:
          'Nobody told me at which address you can open my page, where feeds are: whoever runs Paperboy can set PAPERBOY_WEB_URL.',
      };
    const start = `${page.url}/feeds/place/${await page.signer.sign('feed', caller.place)}`;
    return {
      title: 'This channel’s digests as a feed',
      lead: 'Whoever knows such an address can read the digests that were sent here: pass it on only to people you trust.',
      sections: [
        {
          title: 'Addresses',
          items: [],
          rows: [
            { label: 'Atom', text: `${start}.atom`, isAddress: true },
            { label: 'RSS', text: `${start}.rss`, isAddress: true },
            { label: 'JSON Feed', text: `${start}.json`, isAddress: true },
          ],
        },
        {
          title: 'For everybody: topics, searches and days',
          items: [],
          rows: [{ label: 'All feeds', text: `${page.url}/feeds`, isAddress: true }],
        },
      ],
    };
  },
});
