import { isJson, type Json, listAt, objectAt } from './json.ts';

/**
 * What Slack would say against these blocks, in its own words (docs.slack.dev, reference/block-kit, read 2026). Knows
 * nothing of the renderer's own limits: a test must be able to find those wrong.
 */
export function blockProblems(blocks: readonly unknown[]): readonly string[] {
  const ids = blocks.flatMap((block) => (isJson(block) && 'block_id' in block ? [block.block_id] : []));
  return [
    ...problem(blocks.length > 50, 'no more than 50 items allowed', '/blocks'),
    ...problem(new Set(ids).size < ids.length, 'block_id already exists', '/blocks'),
    ...blocks.flatMap((block, at) => (isJson(block) ? checkBlock(block, `/blocks/${at}`) : ['not a block'])),
  ];
}

/** Measured by others on chat.postMessage: about 13,200 characters of the blocks as JSON with their ids, signs as entities. */
export function areTooLong(blocks: readonly Json[]): boolean {
  return JSON.stringify(blocks).replace(/[&<>]/g, '&gt;').length > 13_200;
}

const fields: Readonly<Record<string, readonly string[]>> = {
  header: ['text'],
  section: ['text', 'fields', 'accessory', 'expand'],
  context: ['elements'],
  actions: ['elements'],
  divider: [],
  image: ['alt_text', 'title', 'slack_file', 'image_url'],
  input: ['label', 'hint', 'element', 'optional', 'dispatch_action'],
  plain_text_input: ['action_id', 'initial_value', 'multiline', 'min_length', 'max_length', 'placeholder'],
  number_input: ['action_id', 'is_decimal_allowed', 'initial_value', 'min_value', 'max_value', 'placeholder'],
  static_select: ['action_id', 'options', 'initial_option', 'placeholder'],
  rich_text: ['elements'],
  button: ['text', 'action_id', 'url', 'value', 'style', 'confirm', 'accessibility_label'],
  overflow: ['options', 'action_id', 'confirm'],
  option: ['text', 'value', 'description', 'url'],
  text: ['text', 'style'],
  link: ['url', 'text', 'style', 'unsafe'],
  user: ['user_id', 'style'],
  channel: ['channel_id', 'style'],
  broadcast: ['range', 'style'],
  emoji: ['name', 'style'],
  rich_text_section: ['elements'],
  rich_text_quote: ['elements', 'border'],
  rich_text_preformatted: ['elements', 'border'],
  rich_text_list: ['elements', 'style', 'indent', 'offset', 'border'],
  plain_text: ['text', 'emoji'],
  mrkdwn: ['text', 'verbatim'],
};

function checkBlock(block: Json, at: string): string[] {
  const elements = listAt(block, 'elements');
  return [
    ...checkFields(block, ['block_id'], at),
    ...checkLength(block.block_id, 255, `${at}/block_id`, true),
    ...(block.type === 'header' ? checkText(block.text, 150, ['plain_text'], `${at}/text`) : []),
    ...(block.type === 'section' ? checkSection(block, at) : []),
    ...(block.type === 'image' ? checkImage(block, at) : []),
    ...(block.type === 'input' ? checkInput(block, at) : []),
    ...(block.type === 'context' ? checkContext(elements, at) : []),
    ...(block.type === 'actions' ? checkActions(elements, at) : []),
    ...(block.type === 'rich_text' ? checkRich(elements, at) : []),
  ];
}

function checkImage(block: Json, at: string): string[] {
  return [
    ...checkLength(block.alt_text, 2000, `${at}/alt_text`),
    ...problem((block.slack_file === undefined) === (block.image_url === undefined), 'one of two', at),
  ];
}

function checkSection(block: Json, at: string): string[] {
  const items = listAt(block, 'fields');
  return [
    ...problem(!block.text && items.length === 0, 'missing required field: text', at),
    ...(block.text ? checkText(block.text, 3000, ['plain_text', 'mrkdwn'], `${at}/text`) : []),
    ...problem(items.length > 10, 'no more than 10 items allowed', `${at}/fields`),
    ...items.flatMap((item, i) => checkText(item, 2000, ['plain_text', 'mrkdwn'], `${at}/fields/${i}`)),
    ...(block.accessory === undefined ? [] : checkPressable(objectAt(block, 'accessory'), `${at}/accessory`)),
  ];
}

function checkInput(block: Json, at: string): string[] {
  const element = objectAt(block, 'element');
  const options = listAt(element, 'options');
  const initial = element.initial_value;
  return [
    ...checkText(block.label, 2000, ['plain_text'], `${at}/label`),
    ...(block.hint === undefined ? [] : checkText(block.hint, 2000, ['plain_text'], `${at}/hint`)),
    ...checkFields(element, [], `${at}/element`),
    ...(initial === undefined ? [] : checkLength(initial, 3000, `${at}/element/initial_value`)),
    ...problem(element.type === 'static_select' && options.length === 0, 'missing options', `${at}/element`),
    ...problem(options.length > 100, 'no more than 100 items allowed', `${at}/element/options`),
    ...options.flatMap((option, i) =>
      checkText(option.text, 75, ['plain_text'], `${at}/element/options/${i}`),
    ),
    ...problem(
      isJson(element.initial_option) &&
        !options.some(({ value }) => value === objectAt(element, 'initial_option').value),
      'initial_option is none of the options',
      at,
    ),
  ];
}

function checkContext(elements: readonly Json[], at: string): string[] {
  return [
    ...checkCount(elements, 10, at),
    ...elements.flatMap((each, i) => checkText(each, 3000, ['plain_text', 'mrkdwn'], `${at}/elements/${i}`)),
  ];
}

function checkActions(elements: readonly Json[], at: string): string[] {
  const ids = elements.map((element) => element.action_id);
  return [
    ...checkCount(elements, 25, at),
    ...problem(new Set(ids).size < ids.length, 'action_id already exists', at),
    ...elements.flatMap((element, i) => checkPressable(element, `${at}/elements/${i}`)),
  ];
}

function checkPressable(element: Json, at: string): string[] {
  return element.type === 'overflow' ? checkOverflow(element, at) : checkButton(element, at);
}

function checkOverflow(overflow: Json, at: string): string[] {
  const options = listAt(overflow, 'options');
  return [
    ...checkFields(overflow, [], at),
    ...checkLength(overflow.action_id, 255, `${at}/action_id`, true),
    ...checkCount(options, 5, `${at}/options`),
    ...options.flatMap((option, i) => [
      ...checkFields({ type: 'option', ...option }, [], `${at}/options/${i}`),
      ...checkText(option.text, 75, ['plain_text'], `${at}/options/${i}/text`),
      ...checkLength(option.value, 150, `${at}/options/${i}/value`),
    ]),
  ];
}

function checkButton(button: Json, at: string): string[] {
  return [
    ...problem(button.type !== 'button', 'unsupported type', at),
    ...checkFields(button, [], at),
    ...checkText(button.text, 75, ['plain_text'], `${at}/text`),
    ...checkLength(button.action_id, 255, `${at}/action_id`, true),
    ...checkLength(button.value, 2000, `${at}/value`, true),
    ...(button.url === undefined ? [] : checkUrl(button.url, `${at}/url`)),
  ];
}

function checkRich(elements: readonly Json[], at: string): string[] {
  return [
    ...problem(elements.length === 0, 'must be more than 0 items', `${at}/elements`),
    ...elements.flatMap((element, i) => checkRichElement(element, `${at}/elements/${i}`)),
  ];
}

function checkRichElement(element: Json, at: string): string[] {
  const inner = listAt(element, 'elements');
  const container = String(element.type).startsWith('rich_text_');
  return [
    ...checkFields(element, [], at),
    ...problem(container && inner.length === 0, 'must be more than 0 items', `${at}/elements`),
    ...inner.flatMap((each, i) => checkRichElement(each, `${at}/elements/${i}`)),
    ...(element.type === 'text' ? checkLength(element.text, 40_000, `${at}/text`) : []),
    ...(element.type === 'link' ? checkUrl(element.url, `${at}/url`) : []),
    ...(element.type === 'link' ? checkLength(element.text, 40_000, `${at}/text`, true) : []),
    ...problem(
      !container && Object.keys(objectAt(element, 'style')).some((key) => !styles.includes(key)),
      'unknown style',
      at,
    ),
  ];
}

const styles = ['bold', 'italic', 'strike', 'code', 'underline'];

export function checkText(text: unknown, most: number, types: readonly string[], at: string): string[] {
  if (!isJson(text) || !types.includes(String(text.type))) return [said('unsupported type', at)];
  return [...checkFields(text, [], at), ...checkLength(text.text, most, `${at}/text`)];
}

function checkUrl(url: unknown, at: string): string[] {
  const good = typeof url === 'string' && URL.canParse(url) && !/[\s<>|]/.test(url);
  return [...problem(!good, 'invalid url', at), ...checkLength(url, 3000, at)];
}

export function checkLength(text: unknown, most: number, at: string, optional = false): string[] {
  if (text === undefined && optional) return [];
  if (typeof text !== 'string' || text.length === 0) return [said('must be more than 0 characters', at)];
  return problem(text.length > most, `must be less than ${most + 1} characters`, at);
}

function checkCount(elements: readonly Json[], most: number, at: string): string[] {
  return [
    ...problem(elements.length === 0, 'must be more than 0 items', `${at}/elements`),
    ...problem(elements.length > most, `no more than ${most} items allowed`, `${at}/elements`),
  ];
}

function checkFields(json: Json, more: readonly string[], at: string): string[] {
  const known = fields[String(json.type)];
  if (!known) return [said(`unsupported type: ${json.type}`, at)];
  return Object.keys(json)
    .filter((key) => key !== 'type' && !known.includes(key) && !more.includes(key))
    .map((key) => said(`invalid additional property: ${key}`, at));
}

export function problem(isOne: boolean, what: string, at: string): string[] {
  return isOne ? [said(what, at)] : [];
}

function said(what: string, at: string): string {
  return `[ERROR] ${what} [json-pointer:${at}]`;
}
