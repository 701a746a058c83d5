import type { Context } from './command.ts';

/** Queries to choose from while one is typed: mine, and topics, as `topic:agents`; within one, the topic being typed. */
export async function suggestQueries(context: Context, typed: string): Promise<readonly string[]> {
  const { archive, caller, topics } = context;
  const said = typed.trim().toLowerCase();
  const mine = (await archive.choices.follows(caller.reader)).map(({ query }) => query).toReversed();
  const ofTopics = suggestTopics(context, said.replace(/^topic:/, '')).map((id) => `topic:${id}`);
  const whole = [...mine.filter((query) => query.toLowerCase().includes(said)), ...ofTopics];
  const [, before, start] = /^(.*\s)(?:topic:)?(\S+)$/s.exec(typed) ?? [];
  if (before === undefined || start === undefined) return whole;
  const begun = topics.filter(({ id }) => id.startsWith(start.toLowerCase()));
  return [...whole, ...begun.map(({ id }) => `${before}topic:${id}`)];
}

/** Topics to choose from, by id or title; those that begin so come first. */
export function suggestTopics({ topics }: Context, typed: string): readonly string[] {
  const said = typed.trim().toLowerCase();
  return topics
    .filter(({ id, title }) => id.includes(said) || title.toLowerCase().includes(said))
    .map(({ id }) => id)
    .toSorted((a, b) => Number(b.startsWith(said)) - Number(a.startsWith(said)));
}

/** Several topics as people list them, `agents, video`: the last one is being typed. */
export function suggestTopicList(context: Context, typed: string): readonly string[] {
  const [, before = '', start = ''] = /^(.*[\s,])?([^\s,]*)$/s.exec(typed) ?? [];
  const chosen = before.split(/[\s,]+/).filter(Boolean);
  if (!chosen.every((word) => context.topics.some(({ id }) => id === word.toLowerCase()))) return [];
  const others = suggestTopics(context, start).filter((id) => !chosen.includes(id));
  return others.map((id) => [...chosen, id].join(', '));
}
