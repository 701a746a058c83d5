import type { House } from '../house.ts';
import { type Collected, collect, describe, everySourceFailed } from '../jobs/collect.ts';
import { lastDays } from '../jobs/tasks.ts';
import { sourceTitles } from '../listing.ts';
import { terminalReader, thisTerminal } from '../place.ts';
import { makeProgress } from '../platforms/terminal/progress.ts';
import { renderTerminal } from '../platforms/terminal/render.ts';
import type { Source } from '../sources/source.ts';
import type { View } from '../view.ts';
import { within } from '../within.ts';
import type { World } from '../world.ts';
import { sampleView } from './sample-view.ts';

/** How long a newcomer looks at nothing before the sample is shown. */
const patienceMs = 3_500;

/**
 * What someone who has just typed `npm start` sees: the last seven days are collected and today's digest is printed; where
 * the sites cannot be reached or are slow, a sample. Hugging Face's list is short and comes first; arXiv's follows unseen.
 * `aboutPage` says in sentences where the page is, or why there is none.
 */
export async function firstLook(
  world: World,
  house: House,
  sources: readonly Source[],
  aboutPage: readonly string[],
): Promise<void> {
  const [lists, others] = [sources.filter(isQuick), sources.filter((source) => !isQuick(source))];
  const reading = read(world, house, lists);
  const kept = (await house.archive.papers.count()) > 0;
  const explained = !kept && (await showSampleWhereSlow(world, reading));
  const rounds = await reading;
  const failed = everySourceFailed(rounds);
  if (failed && !explained)
    world.screen.note(`${failure(rounds)}${kept ? ' This is what the archive holds.' : ''}\n\n`);
  if (!failed || kept) show(world, await today(world, house));
  // Here too where it was said before: the digest above is long.
  for (const sentence of aboutPage) world.screen.write(`${sentence}\n`);
  world.screen.write(`${howToConnect}${failed ? triesAgain : goesOn} Ctrl+C ends it.\n`);
  await read(world, house, others);
  await describe(others, house.archive, world, lastDays(world.clock.now()));
}

function isQuick({ name }: Source): boolean {
  return name === 'huggingface';
}

/** Shows the sample where nothing was read, or not in time. Whether it could say what is wrong. */
async function showSampleWhereSlow(world: World, reading: Promise<readonly Collected[]>): Promise<boolean> {
  const isInTime = (await within(world.clock, patienceMs, reading)) === 'done';
  const early = isInTime ? await reading : undefined;
  const failed = early !== undefined && everySourceFailed(early);
  if (!early || failed) show(world, sampleView(early ? failure(early) : stillWaiting));
  return failed;
}

const stillWaiting = 'Hugging Face has not answered yet.';

const howToConnect = `Discord: put DISCORD_TOKEN=… into .env and start again (README, “Connect Discord”).
Slack: put SLACK_BOT_TOKEN=… and SLACK_APP_TOKEN=… into .env and start again (README, “Connect Slack”).
`;

const goesOn = 'I go on reading by myself.';

/** As often as the task “collect” runs. */
const triesAgain = 'I try to read again by myself, every twenty minutes.';

async function read(world: World, house: House, sources: readonly Source[]): Promise<readonly Collected[]> {
  const progress = makeProgress(world.screen);
  const days = lastDays(world.clock.now());
  const rounds = await collect(sources, house.archive, world, days, (source, done, of) =>
    progress.step(done, of, `days of ${sourceTitles[source]}`),
  );
  progress.end();
  return rounds;
}

function failure(rounds: readonly Collected[]): string {
  const reason = rounds.flatMap(({ problems }) => problems)[0]?.what ?? 'it gave no answer';
  return `Hugging Face cannot be read now: ${reason.replace(/\.$/, '')}.`;
}

async function today(world: World, house: House): Promise<View> {
  const caller = {
    place: thisTerminal,
    reader: terminalReader,
    mayManage: true,
    wordsOnly: true,
    zone: world.zone,
  } as const;
  return (await house.desk.answer({ name: 'today', input: {} }, caller)).view;
}

function show({ screen }: World, view: View): void {
  screen.write(`${renderTerminal(view, screen)}\n\n`);
}
