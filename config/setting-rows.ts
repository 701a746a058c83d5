export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One setting, as the README's table shows it. */
type SettingRow = { readonly name: string; readonly otherwise: string; readonly what: string };

/** The settings in words, in the order of the README. */
export const settingRows: readonly SettingRow[] = [
  row(
    'PAPERBOY_STORE',
    '`data/paperboy.db`',
    'the file that holds papers, choices and the outbox, or a PostgreSQL that several copies share: `postgres://user:password@host:5432/name`; then secret',
  ),
  row('PAPERBOY_COPY', '`data/copy.db`', 'with PostgreSQL: the file with the search index of this copy'),
  row('PAPERBOY_ARXIV_CATEGORIES', '`cs.AI cs.CL cs.CV cs.LG stat.ML`', 'the arXiv categories to read'),
  row(
    'PAPERBOY_EMBEDDINGS',
    '',
    'a model of Hugging Face, or a folder with its ONNX files, that says what papers mean in place of our own small one',
  ),
  row('PAPERBOY_CONTACT', '', 'a mail or web address by which the sites we read can reach you'),
  row('PAPERBOY_LOG', '`info`', `how much is logged: ${logLevels.join(', ')}`),
  row(
    'PAPERBOY_ALERTS',
    '',
    'a channel that is told of silent sites and places that fail: `discord:123`, `slack:T1/C2`',
  ),
  row('PAPERBOY_NOW', '', 'an ISO time to run as, `2026-06-15T09:00:00Z`'),
  row('HF_ENDPOINT', '`https://huggingface.co`', 'where Hugging Face is'),
  row('HF_TOKEN', '', 'a free Hugging Face token: doubles what may be read in five minutes; secret'),
  row('PAPERBOY_ARXIV_URL', '', "one address that stands for arXiv's three hosts"),
  row('DISCORD_TOKEN', '', "the Discord bot's token; secret"),
  row('DISCORD_API_URL', '', "another address for Discord's API"),
  row(
    'DISCORD_READ_MESSAGES',
    '`off`',
    "`on` lets `links` see pasted links; needs the *Message Content Intent* on Discord's page *Bot*",
  ),
  row(
    'DISCORD_PUBLIC_KEY',
    '',
    "the application's public key: Discord then calls over HTTP at the door, and any number of copies may run",
  ),
  row('SLACK_BOT_TOKEN', '', "the Slack app's bot token, `xoxb-…`; secret"),
  row('SLACK_APP_TOKEN', '', "the Slack app's app-level token, `xapp-…`, for Socket Mode; secret"),
  row(
    'SLACK_SIGNING_SECRET',
    '',
    'what Slack signs its requests with: Slack then calls over HTTP at the door, in place of Socket Mode; secret',
  ),
  row(
    'SLACK_CLIENT_ID',
    '',
    'lets many workspaces install the app, each with a token of its own; needs the next two',
  ),
  row('SLACK_CLIENT_SECRET', '', "the app's client secret; secret"),
  row(
    'PAPERBOY_SECRET_KEY',
    '',
    "closes the workspaces' tokens in the store: 32 characters or more that nobody guesses; secret",
  ),
  row('SLACK_API_URL', '', "another address for Slack's API"),
  row('PAPERBOY_DOOR_PORT', '', 'the port at which chats call Paperboy over HTTP; shut where it is not set'),
  row('PAPERBOY_DOOR_HOST', '`127.0.0.1`', 'the address the door listens at, behind whatever speaks TLS'),
  row('PAPERBOY_DOOR_URL', '', 'where the world finds the door: `https://papers.example.org`'),
  row('PAPERBOY_WEB_PORT', '`7788`', 'the port of the local page, or `off`'),
  row(
    'PAPERBOY_WEB_HOST',
    '`127.0.0.1`',
    'the address the page listens at: others than this machine reach it at `0.0.0.0`',
  ),
  row('PAPERBOY_WEB_URL', '', 'where people open the page, if not there: `https://papers.example.org`'),
  row(
    'PAPERBOY_OPERATOR_TOKEN',
    '',
    "opens the page's `/operator`: at least 16 characters that nobody guesses; secret",
  ),
  row(
    'PAPERBOY_SMTP_URL',
    '',
    'the mail server: `smtp://user:password@mail.example.org:587`, or `smtps://…:465`; needs the next one and `PAPERBOY_WEB_URL`; secret',
  ),
  row('PAPERBOY_MAIL_FROM', '', 'the address that mails come from: `Paperboy <papers@example.org>`'),
  row('PAPERBOY_MAIL_PER_MINUTE', '`60`', 'the most mails that are sent in a minute'),
  row(
    'PAPERBOY_SIGNING_KEY',
    'made once, kept in the store',
    'signs the links in mails and the addresses of feeds: 32 characters or more; secret',
  ),
  row(
    'PAPERBOY_LLM_URL',
    '',
    'a model that writes a sentence on papers without one, by an address that speaks as OpenAI: `http://127.0.0.1:11434/v1` for Ollama',
  ),
  row('PAPERBOY_LLM_MODEL', '', "the model's name there: `qwen3:8b`"),
  row('PAPERBOY_LLM_KEY', '', 'its key, where it wants one; secret'),
];

function row(name: string, otherwise: string, what: string): SettingRow {
  return { name, otherwise, what };
}
