/**
 * What Slack takes in one message: its reference of blocks (docs.slack.dev, read October 2026), but for `characters`, which
 * it does not state.
 */
export const limits = {
  /** Over 50 it answers invalid_blocks. */
  blocks: 50,
  /**
   * Over all blocks. Slack answers msg_blocks_too_long from about 13,200 on. Twenty headings more cost others as much as
   * 2,700 letters (public measurements, 2026), and their sum of the letters alone was refused at 11,341: what is counted
   * must be the blocks as JSON, with the ids Slack gives them. We count so too, and keep a little back.
   */
  characters: 12_500,
  /** What Slack adds to a block that it keeps: its id. */
  addedToBlock: 24,
  header: 150,
  buttonText: 75,
  overflowOptions: 5,
  overflowValue: 150,
  selectOptions: 100,
  /** Of a window, or of the app's Home. */
  windowBlocks: 100,
  /** What we let people type into a field. */
  fieldText: 500,
} as const;

/** What we show at most of each thing, counted as Slack counts it: so any paper with its heading fits a message. */
export const shown = {
  title: 300,
  gist: 600,
  abstract: 3000,
  authors: 300,
  organization: 120,
  date: 40,
  why: 300,
  lead: 1500,
  note: 1500,
  heading: 150,
  label: 150,
  row: 1200,
  /** A longer address is no link. */
  url: 800,
  /** Notifications show about this much. */
  notification: 200,
  /** Slack shows five in a row. */
  itemActions: 5,
  viewActions: 10,
} as const;
