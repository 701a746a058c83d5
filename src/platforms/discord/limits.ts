/**
 * What Discord allows. Lengths are compared with UTF-16 units, of which a text never has fewer than Discord counts.
 * Sources: docs.discord.com/developers/components/reference (components, buttons), …/interactions/application-commands
 * (commands), …/interactions/receiving-and-responding (answers), …/resources/message (nonce); read in 2026.
 */
export const limits = {
  /** Of one message, nested ones counted. */
  components: 40,
  /** Over all texts of one message together: the reference is silent, discord/discord-api-docs#8562 and the API say so. */
  characters: 4_000,
  customId: 100,
  label: 80,
  buttonsInRow: 5,
  nonce: 25,
  /** Of a thread or a post in a forum (…/resources/channel), and how many tags a post may have. */
  threadName: 100,
  tags: 5,
  /** Users that one message may ring. */
  mentions: 100,
  /** Of a command, and of each below it; those below it count as its options. */
  options: 25,
  choices: 25,
  choice: 100,
  description: 100,
  /** Names, descriptions and values of one command with all below it. */
  command: 8_000,
  suggestions: 25,
} as const;

/**
 * How long we let words grow, their escapes included. The longest paper, with its heading, its link and its code's, stays
 * below `limits.characters`: 120 + 280 + 2 × 300 + 420 + 1,930 + 160 + 100 + 40 + 160, and what stands between them.
 */
export const lengths = {
  viewTitle: 200,
  lead: 1_200,
  heading: 120,
  title: 280,
  url: 300,
  gist: 420,
  /** arXiv cuts abstracts at 1,920. */
  abstract: 1_930,
  authors: 160,
  organization: 100,
  date: 40,
  why: 160,
  label: 100,
  row: 900,
  /** Rows that share one text. */
  rows: 1_200,
  note: 800,
} as const;

/** Buttons we put under one paper or one view: two rows. */
export const buttonsAtMost = 10;
