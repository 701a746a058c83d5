/** Where Slack sends events, commands and presses. */
export const eventsPath = '/slack/events';
/** Where a browser begins to install us, and where Slack sends it back. */
export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';
