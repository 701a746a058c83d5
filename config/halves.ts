import { isDatabase } from './environment.ts';
import { halfOfSlack } from './slack-settings.ts';

type Given = Readonly<Record<string, string | undefined>>;

/** What is missing beside what is set, or does nothing there, each in a sentence. */
export function halvesIn(given: Given): readonly string[] {
  return [halfOfCopy, halfOfDiscord, halfOfSlack, halfOfDoor, halfOfMail, halfOfModel].flatMap((half) =>
    half(given),
  );
}

function halfOfCopy(given: Given): string[] {
  if (!('PAPERBOY_COPY' in given) || isDatabase(given.PAPERBOY_STORE)) return [];
  return ['PAPERBOY_COPY does nothing here: it goes with a database in PAPERBOY_STORE.'];
}

/** Over HTTP Discord needs the door and brings no messages. */
function halfOfDiscord(given: Given): string[] {
  if (!('DISCORD_PUBLIC_KEY' in given)) return [];
  const missing = ['DISCORD_TOKEN', 'PAPERBOY_DOOR_PORT'].filter((name) => !(name in given));
  return [
    ...missing.map(
      (name) => `${name} is missing: with DISCORD_PUBLIC_KEY Discord calls over HTTP, which needs both.`,
    ),
    ...(given.DISCORD_READ_MESSAGES === 'on'
      ? [
          'DISCORD_READ_MESSAGES is on, but with DISCORD_PUBLIC_KEY Discord brings no messages: unset one of the two.',
        ]
      : []),
  ];
}

function halfOfDoor(given: Given): string[] {
  const [idle] = ['PAPERBOY_DOOR_URL', 'PAPERBOY_DOOR_HOST'].filter((name) => name in given);
  if (idle === undefined || 'PAPERBOY_DOOR_PORT' in given) return [];
  return [`PAPERBOY_DOOR_PORT is missing: ${idle} does nothing without it.`];
}

function halfOfModel(given: Given): string[] {
  if ('PAPERBOY_LLM_URL' in given)
    return 'PAPERBOY_LLM_MODEL' in given
      ? []
      : ['PAPERBOY_LLM_MODEL is missing: name the model that PAPERBOY_LLM_URL shall use.'];
  const [idle] = ['PAPERBOY_LLM_MODEL', 'PAPERBOY_LLM_KEY'].filter((name) => name in given);
  return idle ? [`PAPERBOY_LLM_URL is missing: ${idle} does nothing without it.`] : [];
}

/** A mail without its sender cannot be sent, and one without links to the page could not be left. */
function halfOfMail(given: Given): string[] {
  if (!('PAPERBOY_SMTP_URL' in given)) return [];
  const missing = ['PAPERBOY_MAIL_FROM', 'PAPERBOY_WEB_URL'].filter((name) => !(name in given));
  return [
    ...missing.map((name) => `${name} is missing: mail needs it beside PAPERBOY_SMTP_URL.`),
    ...(given.PAPERBOY_WEB_PORT === 'off'
      ? ['PAPERBOY_WEB_PORT is off: the links in mails lead to the page, so mail needs it.']
      : []),
  ];
}
