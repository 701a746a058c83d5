import { oneLine } from '../one-line.ts';
import { longestGist } from '../paper.ts';

/**
 * The first sentence or two of what a model said, as plain words; undefined where that is nothing to show. Models think
 * aloud, put marks around words and begin with a label; one that was led astray writes links and names people.
 */
export function cleanGist(said: string): string | undefined {
  const answer = said.replace(/<think>[\s\S]*?(?:<\/think>|$)/gi, '').replace(/```[\s\S]*?(?:```|$)/g, ' ');
  const line = oneLine(answer)
    .replace(/^[#>*•\s-]*(?:(?:one[- ]sentence )?(?:summary|gist|tl;?dr|answer)\**\s*[:：]\**\s*)?/i, '')
    .replace(/[*_`~#<>[\]{}|\\]+/g, '')
    .replace(/^["'“”‘’\s]+|["'“”‘’\s]+$/g, '')
    .trim();
  const short = cut(line);
  const isSentence =
    short.length >= 20 &&
    /\p{L}{2,}/u.test(short) &&
    !/^(?:I'?m sorry|I can(?:no|')t|As an AI)\b/i.test(short);
  return isSentence && !leadsElsewhere.test(short) ? short : undefined;
}

/** Addresses, mentions and channels: no summary of a paper needs them. */
const leadsElsewhere = /https?:|www\.|[a-z]\.(?:com|org|net|io|ly|gg)\b|(?:^|\s)[@!]\w|@everyone|@here/i;

/** Cut after a sentence where one ends in time, else between words. */
function cut(text: string): string {
  if (text.length <= longestGist) return text;
  const room = text.slice(0, longestGist);
  const end = Math.max(...['. ', '! ', '? '].map((mark) => room.lastIndexOf(mark)));
  if (end > longestGist / 3) return room.slice(0, end + 1);
  return `${room
    .slice(0, longestGist - 1)
    .replace(/\s+\S*$/, '')
    .replace(/[\s,;:–—-]+$/, '')}…`;
}
