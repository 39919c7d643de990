/**
 * What Discord accepts, in UTF-16 units, and how long we wait for it.
 * Pages are those of discord.com/developers/docs, read in August 2026.
 */
export const limits = {
  /** resources/message */
  embeds: 10,
  /** Title, description, footer of every embed of one message, added up. resources/message */
  message: 6000,
  title: 256,
  description: 4096,
  footer: 2048,

  /** Rows of buttons and menus; options of a menu. components/reference */
  rows: 5,
  menuOptions: 25,

  /** Ours: what one part of a reply may take, so that it fits a message beside a full title and footer. */
  passage: 2800,
  /** Ours: longer links, mostly text fragments, fall back to the page itself. */
  href: 1000,
  /** Ours: a reply of more messages buries the channel. */
  messages: 3,

  /** interactions/application-commands */
  commands: 100,
  options: 25,
  /** The name and the value of a choice. */
  choice: 100,
  name: 32,
  commandDescription: 100,
  optionText: 6000,
  /** Names and descriptions of one command and its options. */
  commandCharacters: 8000,

  /** `enforce_nonce`; resources/message */
  nonce: 25,
  /** The longest page of channel history. resources/message */
  history: 100,
  /** Ours: 500 messages since a post that may be lost; beyond them it is not known. */
  historyPages: 5,

  /** Ours: Discord's own payloads are a few kilobytes. */
  bodyBytes: 1024 * 1024,
  /** Ours, as Slack has it: a signed request older or newer than this is somebody else's copy. */
  signatureAgeMs: 5 * 60_000,
  /** Ours: a request that takes longer will not be answered. */
  requestMs: 10_000,
  /** Ours: the SDK keeps a queue for each interaction that was answered, for an hour unless told otherwise. */
  forgetMs: 60_000,
  /** Ours: when to try again where nothing could be sent. */
  unreachableMs: 5_000,
  /** Ours: reconnecting takes about a second; longer than this is deaf. */
  deafMs: 30_000,
  /** Ours: half of what would make signatures look stale is time to mend the clock. */
  clockSkewMs: 60_000,
} as const;
