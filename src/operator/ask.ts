import { readCall } from '../../commands/read-call.ts';
import { terminalReader, thisTerminal } from '../place.ts';
import { type Arguments, readArguments } from '../platforms/terminal/arguments.ts';
import { renderTerminal } from '../platforms/terminal/render.ts';
import type { Item, View } from '../view.ts';
import type { Screen, World } from '../world.ts';
import { fileAsJson, handOver, withoutDocuments } from './ask-files.ts';
import { inHouse } from './in-house.ts';
import { misread } from './operator.ts';

/**
 * Answers a command that anyone may ask: as a page of the terminal, as JSON, or as the messages a chat would be sent. `others` are
 * the commands that may be typed beside those.
 */
export async function ask(
  world: World,
  argv: readonly string[],
  others: readonly string[] = [],
): Promise<number> {
  const wanted = readArguments(argv);
  if (!wanted.ok) return misread(world, wanted.reason);
  return inHouse(world, async (house) => {
    const read = readCall(wanted.words, house.desk.commands, others);
    if (!read.ok) return misread(world, read.reason);
    const caller = {
      place: thisTerminal,
      reader: terminalReader,
      mayManage: true,
      hearsNothing: 'Nobody pastes links into a terminal: ask with show and the link.',
      zone: world.zone,
      ...(wanted.to === undefined && !wanted.as && { wordsOnly: true as const }),
    };
    const { view, mistake } = await house.desk.answer(read.call, caller);
    const inPlainWords = !wanted.json && !wanted.as;
    const text = await inWords(inPlainWords ? withoutDocuments(view) : view, wanted, world.screen);
    if (inPlainWords && (mistake || view.files?.some(({ kind }) => kind === 'document')))
      world.screen.note(text);
    else world.screen.write(text);
    if (inPlainWords) await handOver(view, wanted.to, world.screen);
    return mistake ? 2 : 0;
  });
}

async function inWords(view: View, { json, as }: Arguments, screen: Screen): Promise<string> {
  if (as === 'discord')
    return asJson(bodies((await import('../platforms/discord/render.ts')).renderDiscord(view)));
  if (as === 'slack') return asJson(bodies((await import('../platforms/slack/render.ts')).renderSlack(view)));
  return json ? asJson(viewAsJson(view)) : `${renderTerminal(view, screen)}\n`;
}

/** The form that other programs rely on: these keys always stand there. */
function viewAsJson({ title, lead = '', sections, note = '', files }: View): unknown {
  const item = ({ paper, title: name, url, why = '', actions: _, ...facts }: Item) => ({
    paper,
    title: name,
    url,
    why,
    ...facts,
  });
  return {
    title,
    lead,
    sections: sections.map((section) => ({ ...section, items: section.items.map(item) })),
    note,
    ...(files && { files: files.map(fileAsJson) }),
  };
}

function bodies(messages: readonly { readonly body: unknown }[]): readonly unknown[] {
  return messages.map((message) => message.body);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
