import type { Clock } from '../../clock.ts';
import { addressOf } from '../../place.ts';
import type { Platform, SendOutcome } from '../platform.ts';
import { type Failure, fieldsOf } from './call.ts';
import { postMessage } from './files.ts';
import { findDelivery, metadataFor } from './find-delivery.ts';
import { accessAfter, refusalSentence } from './refusals.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

type Parts = { readonly workspaces: Workspaces; readonly clock: Clock };

/** The least time before another try; who sends again lets it grow. */
const againMs = 5000;

/**
 * Sends parts. Slack knows no key by which it would tell a second try from a new message: so where an earlier try may have
 * arrived, the channel is looked through first, and a message that stands there already counts as sent.
 */
export function makeSend({ workspaces, clock }: Parts): Platform['send'] {
  const turn = makeTurns(clock);
  const direct = new Map<string, string>();

  return async (place, message, key, triedAt, opening) => {
    const [team = '', ...address] = addressOf(place).split('/');
    const found = await workspaces.of(team);
    if (found.kind === 'shut') return { ...found, kind: 'refused' };
    if (found.kind === 'failed') return failed(found.failure);
    const { workspace } = found;
    const { call, upload, installAt } = workspace;
    const channel = await channelIn(workspace, address);
    if (typeof channel !== 'string') return channel;
    const below = message.thread && opening !== undefined ? { thread_ts: opening } : {};
    if (triedAt) {
      const earlier = await findDelivery(call, { channel, ...below }, key, triedAt);
      if (earlier.kind === 'found') return { kind: 'sent', messageId: earlier.ts };
      if (earlier.kind !== 'absent') return unsure(earlier, installAt);
    }
    await turn.begins(channel);
    const to = { channel, ...below, metadata: metadataFor(key) };
    const outcome = await postMessage({ call, upload, clock }, message, to);
    turn.over(channel);
    if (outcome.kind === 'done') return { kind: 'sent', messageId: String(outcome.answer.ts) };
    const arrived = outcome.kind === 'lost' && outcome.arrived === 'maybe' ? 'maybe' : triedAt && 'no';
    const ended = failed(outcome, installAt);
    return ended.kind === 'later' && arrived ? { ...ended, arrived } : ended;
  };

  /** A channel's own id, or that of a person's direct messages, opened the first time. */
  async function channelIn(
    { team, call, installAt }: Workspace,
    [first = '', user]: readonly string[],
  ): Promise<string | SendOutcome> {
    if (first !== 'dm' || user === undefined) return first;
    const known = direct.get(`${team}/${user}`);
    if (known !== undefined) return known;
    const opened = await call('conversations.open', { users: user });
    if (opened.kind !== 'done') return failed(opened, installAt);
    const id = String(fieldsOf(opened.answer.channel).id);
    direct.set(`${team}/${user}`, id);
    return id;
  }
}

/** Slack takes about one message a second for a channel (docs.slack.dev, rate limits): the next one waits for its second. */
function makeTurns(clock: Clock) {
  const last = new Map<string, number>();
  return {
    begins: async (channel: string): Promise<void> => {
      const now = clock.now().getTime();
      const sent = last.get(channel);
      // A clock that was put back makes nobody wait for longer.
      const waitMs = sent === undefined || sent > now + paceMs ? 0 : Math.max(0, sent + paceMs - now);
      if (last.size >= 10_000) last.clear();
      last.set(channel, now + waitMs);
      if (waitMs > 0) await clock.sleep(waitMs);
    },
    // The second is counted from the answer: the message reached Slack some time before it.
    over: (channel: string): void => {
      last.set(channel, clock.now().getTime());
    },
  };
}

const paceMs = 1_000;

/** The channel could not be looked through: nobody knows whether the message stands there. */
function unsure(outcome: Failure, installAt?: string): SendOutcome {
  if (outcome.kind !== 'refused') return failed(outcome);
  // Who may write in a public channel without being in it may still not read it.
  const hidden = outcome.code === 'missing_scope' || outcome.code === 'not_in_channel';
  if (!hidden && accessAfter(outcome.code) !== 'kept') return failed(outcome, installAt);
  const why = refusalSentence(outcome.code, outcome.needed, installAt);
  const reason = `Slack did not confirm this message, and Paperboy could not look whether it arrived. ${why}`;
  return { kind: 'unsure', reason };
}

function failed(outcome: Failure, installAt?: string): SendOutcome {
  switch (outcome.kind) {
    case 'limited':
      return {
        kind: 'later',
        afterMs: outcome.afterMs,
        reason: 'Slack asks to write more slowly',
        limited: true,
      };
    case 'lost':
      return later(outcome.reason);
    case 'refused': {
      const reason = refusalSentence(outcome.code, outcome.needed, installAt);
      return { kind: 'refused', reason, access: accessAfter(outcome.code, installAt) };
    }
  }
}

function later(reason: string): SendOutcome {
  return { kind: 'later', afterMs: againMs, reason };
}
