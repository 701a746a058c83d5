/** Where Slack sends events, commands and presses. */
export const eventsPath = '/slack/events';
/** Where a browser begins to install us, and where Slack sends it back. */
export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';
/** Where an app of Slack is set up. */
export const appsPage = 'https://api.slack.com/apps';
