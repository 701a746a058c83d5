import { type Json, listAt, objectAt, textAt } from './json.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Acknowledgement, SocketMode } from './socket.ts';
import type { SlackMessage, Workspace } from './workspace.ts';

/** What a person can do in Slack. Each resolves once the app has acknowledged, and rejects where Slack would show an error. */
export type People = {
  /** Types `/papers <text>` in a channel. */
  readonly slash: (user: string, channel: string, text: string) => Promise<Acknowledgement>;
  /** Presses the button, or picks from the “…” menu, with this label; the first, where several have it. */
  readonly press: (user: string, message: SlackMessage, label: string) => Promise<Acknowledgement>;
  /** The same in a window or in the app's Home. */
  readonly pressIn: (user: string, view: Json, label: string) => Promise<Acknowledgement>;
  readonly submit: (user: string, view: Json, values: Json) => Promise<Acknowledgement>;
  readonly shortcut: (user: string, callbackId: string, message?: SlackMessage) => Promise<Acknowledgement>;
  /** Puts a reaction on a message, as `+1` or `-1::skin-tone-3`, or takes it away. */
  readonly react: (
    user: string,
    message: SlackMessage,
    reaction: string,
    kind?: 'reaction_added' | 'reaction_removed',
  ) => Promise<Acknowledgement>;
  /** Anything of the Events API: `{ type: 'app_home_opened', … }`. */
  readonly event: (event: Json) => Promise<Acknowledgement>;
};

export function newPeople(
  workspace: Workspace,
  socket: Pick<SocketMode, 'deliver'>,
  responses: ResponseUrls,
): People {
  const about = (user: string): Json => ({
    token: 'verification',
    api_app_id: 'A1',
    trigger_id: `trigger.${user}`,
    team: { id: workspace.team, domain: 'test' },
    user: { id: user, username: workspace.people.get(user)?.name, team_id: workspace.team },
  });
  const beside = (user: string, message: SlackMessage): Json => ({
    channel: { id: message.channel, name: workspace.channels.get(message.channel)?.name },
    message: {
      type: 'message',
      user: message.user,
      ts: message.ts,
      text: message.text,
      blocks: message.blocks,
    },
    response_url: responses.open(workspace, { channel: message.channel, user, message }),
  });
  const event = (fields: Json): Promise<Acknowledgement> => {
    for (const name of ['ts', 'thread_ts'])
      workspace.said.add(`${textAt(fields, 'channel')} ${textAt(fields, name)}`);
    return socket.deliver('events_api', {
      type: 'event_callback',
      token: 'verification',
      team_id: workspace.team,
      api_app_id: 'A1',
      event_id: 'Ev1',
      event_time: Math.floor(workspace.now() / 1000),
      authorizations: [{ team_id: workspace.team, user_id: workspace.bot, is_bot: true }],
      event: fields,
    });
  };
  return {
    slash: (user, channel, text) =>
      socket.deliver('slash_commands', {
        token: 'verification',
        api_app_id: 'A1',
        trigger_id: `trigger.${user}`,
        team_id: workspace.team,
        team_domain: 'test',
        channel_id: channel,
        channel_name: workspace.channels.get(channel)?.name ?? 'privategroup',
        user_id: user,
        user_name: workspace.people.get(user)?.name ?? 'nobody',
        command: '/papers',
        text: escaped(text),
        response_url: responses.open(workspace, { channel, user }),
      }),
    press: (user, message, label) =>
      socket.deliver('interactive', {
        type: 'block_actions',
        ...about(user),
        ...beside(user, message),
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: message.onlyFor !== undefined,
        },
        actions: [
          { ...pressedIn(message.blocks, label, `the message ${message.text}`), action_ts: message.ts },
        ],
      }),
    pressIn: (user, view, label) =>
      socket.deliver('interactive', {
        type: 'block_actions',
        ...about(user),
        container: { type: 'view', view_id: view.id },
        view: { team_id: workspace.team, ...view },
        actions: [{ ...pressedIn(listAt(view, 'blocks'), label, 'the window'), action_ts: '1' }],
      }),
    submit: (user, view, values) =>
      socket.deliver('interactive', {
        type: 'view_submission',
        ...about(user),
        view: { id: 'V1', team_id: workspace.team, ...view, state: { values } },
      }),
    shortcut: (user, callbackId, message) =>
      socket.deliver('interactive', {
        type: message ? 'message_action' : 'shortcut',
        callback_id: callbackId,
        ...about(user),
        ...(message && beside(user, message)),
      }),
    react: (user, message, reaction, kind = 'reaction_added') =>
      event({
        type: kind,
        user,
        reaction,
        item: { type: 'message', channel: message.channel, ts: message.ts },
        item_user: message.user,
        event_ts: message.ts,
      }),
    event,
  };
}

/** What the press says: the button itself, or the menu with what was selected in it. */
function pressedIn(blocks: readonly Json[], label: string, where: string): Json {
  const found = blocks.flatMap((block) =>
    [...listAt(block, 'elements'), objectAt(block, 'accessory')].flatMap((element): Json[] => {
      const placed = { block_id: block.block_id, ...element };
      if (textAt(objectAt(element, 'text'), 'text') === label)
        return [{ ...placed, ...('value' in element && { value: escaped(textAt(element, 'value')) }) }];
      const option = listAt(element, 'options').find(
        (each) => textAt(objectAt(each, 'text'), 'text') === label,
      );
      if (!option) return [];
      const selected = { ...option, value: escaped(textAt(option, 'value')) };
      return [
        {
          type: element.type,
          block_id: block.block_id,
          action_id: element.action_id,
          selected_option: selected,
        },
      ];
    }),
  )[0];
  if (!found) throw new Error(`no button "${label}" in ${where}`);
  return found;
}

/** Slack hands on what people typed, and what a message held, with three signs as entities. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
