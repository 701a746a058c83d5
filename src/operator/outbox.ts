import type { Pause } from '../archive/archive.ts';
import type { Delivery } from '../delivery.ts';
import { parsePlace } from '../place.ts';
import { count } from '../views/words.ts';
import { inHouse } from './in-house.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** So many parts are shown where nobody asks for more. */
const shown = 50;

/** Shows the ledger: what was sent, what waits and why. */
export const outboxCommand: OperatorCommand = {
  name: 'outbox',
  usage: '[PLACE] [--limit N]',
  summary: 'Show the newest deliveries with their state (also --json)',
  run: async (world, words) => {
    const read = readOptions(words, { limit: { type: 'string' }, json: { type: 'boolean' } });
    if (typeof read === 'string') return misread(world, read);
    const [named, ...more] = read.positionals;
    const place = named === undefined ? undefined : parsePlace(named);
    if (more.length > 0 || (named !== undefined && !place))
      return misread(world, 'Name one place: outbox discord:123, or outbox slack:T1/C2');
    const limit = Number(read.values.limit ?? shown);
    if (!Number.isInteger(limit) || limit < 1) return misread(world, 'Say --limit as a number from 1 up.');
    return inHouse(world, async (house) => {
      const { outbox } = house.archive;
      const parts = await outbox.deliveries(limit, place);
      const pauses = (await outbox.pauses.all()).filter((one) => !place || one.place === place);
      world.screen.write(read.values.json ? asJson(parts, pauses) : asWords(parts, pauses));
      return 0;
    });
  },
};

/** The form that other programs rely on. */
function asJson(parts: readonly Delivery[], pauses: readonly Pause[]): string {
  const deliveries = parts.map(({ message, ...part }) => ({ ...part, papers: message.papers }));
  return `${JSON.stringify({ deliveries, pauses }, undefined, 2)}\n`;
}

function asWords(parts: readonly Delivery[], pauses: readonly Pause[]): string {
  if (parts.length === 0) return 'Nothing has been planned here yet.\n';
  const rows = parts.map(({ place, edition, part, state }) => [
    place,
    edition,
    `part ${part + 1}`,
    inWords(state),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const paused = pauses
    .filter(({ endedAt }) => endedAt === undefined)
    .map(
      ({ place, since, tries, reason }) =>
        `${place} is paused since ${since}, ${count(tries, 'try', 'tries')}: ${reason}`,
    );
  return `${[...lines, ...paused].join('\n')}\n`;
}

function inWords(state: Delivery['state']): string {
  switch (state.kind) {
    case 'sent':
      return `sent      ${state.at}  message ${state.messageId}`;
    case 'failed':
      return `failed    ${state.at}  ${state.inDoubt ? 'may have arrived: ' : ''}${state.reason}`;
    case 'claimed':
      return `claimed   until ${state.leaseUntil}, ${tries(state)}${doubt(state)}`;
    case 'pending':
      return `pending   not before ${state.notBefore}, ${tries(state)}${doubt(state)}${state.reason ? `: ${state.reason}` : ''}`;
  }
}

function tries({ attempts }: { readonly attempts: number }): string {
  return count(attempts, 'try', 'tries');
}

function doubt({ inDoubt }: { readonly inDoubt?: string }): string {
  return inDoubt === undefined ? '' : `, in doubt since ${inDoubt}`;
}
