import type { Caller } from '../../../commands/command.ts';
import type { View } from '../../view.ts';
import type { Answer } from '../platform.ts';
import { type Respond, showAnswer } from './answers.ts';
import { type Fields, fieldsOf } from './call.ts';
import type { Asker } from './callers.ts';
import { commandNamed, makeFormOpening } from './form-opening.ts';
import { mistakeIn, readForm } from './forms.ts';
import { showHome } from './home.ts';
import { cardsOf, papersNamedInMessage } from './in-message.ts';
import type { Parts } from './parts.ts';
import { shareDirectly, withLine } from './share.ts';
import { type About, aboutIn, windowOf } from './windows.ts';

/** A button or a menu in a message, as it was pressed. */
type Press = {
  readonly asker: Asker;
  readonly value: string;
  readonly actionId: string;
  /** Whether the message with the button is for the presser's eyes alone. */
  readonly whispered: boolean;
  /** Lets us open a window, for three seconds. */
  readonly trigger: string;
};

/** The same in a window, or in the app's Home. */
type WindowPress = Pick<Press, 'value' | 'trigger'> & {
  readonly asker: Omit<Asker, 'channel'>;
  readonly window: { readonly id: string; readonly type: string; readonly metadata: string };
};

/** What becomes of the window: mistakes by their fields, or another window in its place. */
type Submitted = { readonly errors: Record<string, string> } | ShownWindow;

type ShownWindow = {
  readonly window: Fields;
  /** What takes longer than Slack waits for a window: sends the files, then says in it where they are. */
  readonly later?: (windowId: string) => Promise<void>;
};

/** Takes what people type, press and fill in to the desk, and shows what it answers. */
export function makeAnswering(parts: Parts) {
  const { desk, callerOf, call } = parts;
  const openForm = makeFormOpening(desk, call);

  return {
    typed: async (asker: Asker, text: string, trigger: string, respond: Respond): Promise<void> => {
      const caller = await callerOf(asker);
      const said = unescaped(text);
      if (await openForm(said, { asker, caller, trigger, as: 'views.open' })) return;
      await showAnswer(
        withChange(await desk.answerWords(said, caller), said, caller),
        'said',
        respond,
        parts,
        asker,
      );
    },

    pressed: async (press: Press, respond: Respond): Promise<void> => {
      const { asker, trigger, whispered } = press;
      const caller = await callerOf(asker);
      const said = unescaped(press.value);
      if (await openForm(said, { asker, caller, trigger, as: 'views.open' })) return;
      const answer = await desk.answerWords(said, caller);
      // A mistake takes the place of nothing, and a private answer never that of what everyone sees.
      const mayReplace = !answer.mistake && (!answer.private || whispered);
      const replaces = press.actionId.startsWith('replace/') && mayReplace;
      await showAnswer(
        withChange(answer, said, caller),
        replaces ? 'replaced' : 'whispered',
        respond,
        parts,
        asker,
      );
    },

    pressedInWindow: async ({ asker: who, value, trigger, window }: WindowPress): Promise<void> => {
      const about = aboutIn(window.metadata);
      if (!about) return;
      const asker = { ...who, ...about };
      const caller = await callerOf(asker);
      const said = unescaped(value);
      const isHome = window.type === 'home';
      if (await openForm(said, { asker, caller, trigger, as: isHome ? 'views.open' : 'views.push' })) return;
      const answer = withChange(await desk.answerWords(said, caller), said, caller);
      const shown = windowFor(answer.view, said.split(' ', 1).join(), asker, about);
      const view = shown.window;
      const opened = isHome
        ? await call('views.open', { trigger_id: trigger, view })
        : await call('views.update', { view_id: window.id, view });
      if (isHome) await showHome(parts, asker);
      if (opened.kind === 'done') await shown.later?.(String(fieldsOf(opened.answer.view).id));
    },

    /** What Slack shall do with the window that a form stood in: show the mistakes in it, or the answer in its place. */
    submitted: async (
      who: Omit<Asker, 'channel'>,
      metadata: string,
      state: unknown,
    ): Promise<Submitted | undefined> => {
      const about = aboutIn(metadata);
      const command = commandNamed(desk, about?.command ?? '');
      if (!about || !command) return undefined;
      const input = readForm(command, state);
      const { view, mistake } = await desk.answer(
        { name: command.name, input },
        await callerOf({ ...who, ...about }),
      );
      if (mistake) return { errors: mistakeIn(command, input, view.lead ?? '') };
      return windowFor(view, command.name, { ...who, ...about }, about);
    },

    papersInMessage: async (asker: Asker, message: unknown, respond: Respond): Promise<void> => {
      const caller = await callerOf(asker);
      const view = await cardsOf(papersNamedInMessage(message), (words) => desk.answerWords(words, caller));
      await showAnswer({ view, private: true }, 'whispered', respond, parts, asker);
    },

    homeOpened: (asker: Asker): Promise<void> => showHome(parts, asker),
  };

  function windowFor(view: View, title: string, origin: Omit<Asker, 'userTeam'>, about: About): ShownWindow {
    if (!view.files?.length) return { window: windowOf(view, title, about) };
    return {
      window: windowOf(withLine(view, 'A file is on its way to you …'), title, about),
      later: async (windowId) => {
        const shared = await shareDirectly(view, origin, parts);
        await call('views.update', { view_id: windowId, view: windowOf(shared, title, about) });
      },
    };
  }

  /** With a button to change what is shown, for those who may. */
  function withChange(answer: Answer, said: string, caller: Caller): Answer {
    const [name = ''] = said.trim().split(/\s/, 1);
    const says = commandNamed(desk, name)?.changedBy;
    if (says === undefined || !caller.mayManage || answer.mistake) return answer;
    const actions = [...(answer.view.actions ?? []), { label: 'Change', says }];
    return { ...answer, view: { ...answer.view, actions } };
  }
}

/** Which buttons are ours: the ids that the renderer gives them. */
export const ourButtons = /^(say|replace|pick)\//;

/** Slack hands on what people typed with three signs as entities. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
