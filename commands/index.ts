import type { Command } from './command.ts';
import { exportList } from './export.ts';
import { feed } from './feed.ts';
import { follow } from './follow.ts';
import { following } from './following.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { links } from './links.ts';
import { mail } from './mail.ts';
import { map } from './map.ts';
import { mark } from './mark.ts';
import { preview } from './preview.ts';
import { save } from './save.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { show } from './show.ts';
import { similar } from './similar.ts';
import { subscribe } from './subscribe.ts';
import { today } from './today.ts';
import { topics } from './topics.ts';
import { trending } from './trending.ts';
import { trends } from './trends.ts';
import { unfollow } from './unfollow.ts';
import { unsubscribe } from './unsubscribe.ts';
import { why } from './why.ts';

/** Every command, in the order in which people meet them. Registration, help, completion and the README's table read this. */
export const commands: readonly Command[] = [
  today,
  search,
  show,
  similar,
  trending,
  trends,
  map,
  topics,
  follow,
  unfollow,
  following,
  subscribe,
  unsubscribe,
  mail,
  feed,
  links,
  settings,
  preview,
  why,
  save,
  saved,
  exportList,
  mark,
  forget,
  help,
];
