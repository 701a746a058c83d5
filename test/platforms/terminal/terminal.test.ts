import assert from 'node:assert/strict';
import { test } from 'node:test';
import { thisTerminal } from '../../../src/place.ts';
import { makeTerminal } from '../../../src/platforms/terminal/terminal.ts';
import { dayOf } from '../../kit/views.ts';

test('a message is printed as it was rendered, with a line between it and the next', async () => {
  const { printed, terminal } = watched();
  const [message] = terminal.render(dayOf(3));
  assert.ok(message);
  const outcome = await terminal.send(thisTerminal, message, 'key/0');
  assert.deepEqual(printed, [`${message.body.text}\n\n`]);
  assert.deepEqual(outcome, { kind: 'sent', messageId: 'key/0' });
});

test('the same key is printed once', async () => {
  const { printed, terminal } = watched();
  const [message] = terminal.render(dayOf(3));
  assert.ok(message);
  await terminal.send(thisTerminal, message, 'key/0');
  assert.equal((await terminal.send(thisTerminal, message, 'key/0')).kind, 'sent');
  assert.equal(printed.length, 1);
});

test('a message for another platform is refused with the reason', async () => {
  const { printed, terminal } = watched();
  const outcome = await terminal.send(thisTerminal, { body: { blocks: [] }, papers: [] }, 'key/0');
  assert.deepEqual(outcome, {
    kind: 'refused',
    reason: 'the message for terminal:here holds no text for a terminal',
    access: 'kept',
  });
  assert.deepEqual(printed, []);
});

function watched() {
  const printed: string[] = [];
  const write = (text: string) => printed.push(text);
  return { printed, terminal: makeTerminal({ write, width: 80, colour: false, links: false }) };
}
