/** Why links that are pasted into a direct message are not answered: chats tell us nothing of what is written there. */
export const noLinksInDirectMessages =
  'In direct messages I see no links: turn this on in a channel, or ask here with show and the link.';
