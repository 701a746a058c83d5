import { blockProblems, checkLength, checkText, problem } from './blocks.ts';
import { type Json, listAt } from './json.ts';

/** What Slack would say against a view: a window or a Home (docs.slack.dev, reference/views, read 2026). */
export function viewProblems(view: Json): readonly string[] {
  const blocks = listAt(view, 'blocks');
  const isForm = blocks.some(({ type }) => type === 'input');
  return [
    ...problem(!['modal', 'home'].includes(String(view.type)), 'unsupported type', '/view'),
    ...problem(blocks.length > 100, 'no more than 100 items allowed', '/view/blocks'),
    ...blockProblems(blocks.slice(0, 50)),
    ...blockProblems(blocks.slice(50)),
    ...checkLength(view.private_metadata, 3000, '/view/private_metadata', true),
    ...(view.type === 'modal' ? checkText(view.title, 24, ['plain_text'], '/view/title') : []),
    ...['submit', 'close'].flatMap((key) =>
      view[key] === undefined ? [] : checkText(view[key], 24, ['plain_text'], `/view/${key}`),
    ),
    ...problem(view.type === 'modal' && isForm && view.submit === undefined, 'submit is required', '/view'),
    ...problem(view.type === 'home' && isForm, 'unsupported type: input', '/view'),
  ];
}
