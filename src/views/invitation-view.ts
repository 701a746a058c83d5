import { addressOf, platformOf, type Reader } from '../place.ts';
import type { Section, View } from '../view.ts';

/** What an address is asked: whether its reader wants what somebody asked to be sent there. */
export function invitationView(askedBy: Reader, sections: readonly Section[]): View {
  return {
    title: 'Do you want papers by mail?',
    lead: `${whoIn(askedBy)} asked Paperboy to send this here. It begins only if you say yes, within two days.`,
    sections,
  };
}

/** Platforms tell us no names, so that is all we can say of whoever asked. */
function whoIn(reader: Reader): string {
  const id = addressOf(reader).replace(/^user\//, '');
  switch (platformOf(reader)) {
    case 'discord':
      return `The Discord user ${id}`;
    case 'slack':
      return `The Slack user ${id.split('/').at(-1)} of the workspace ${id.split('/', 1).join()}`;
    case 'terminal':
      return 'Whoever runs this Paperboy';
    case 'web':
    case 'email':
      return "Somebody on Paperboy's page";
  }
}
