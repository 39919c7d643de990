/** What Slack allows, each number with the page it comes from, and what we allow ourselves. */
export const limits = {
  /** Blocks in a message: docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /**
   * Characters of all blocks of a message as JSON. Undocumented: `msg_blocks_too_long` was reported at about
   * 13,200 and once at 11,341: github.com/slackapi/bolt-js/issues/2509
   */
  blocksJson: 11_000,
  /** Characters of a header block: docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** Options of a menu: docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  menuOptions: 100,
  /** Characters of a text object: docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /**
   * Characters of a message's fallback text, best kept under:
   * docs.slack.dev/reference/methods/chat.postMessage
   */
  fallback: 4_000,
  /** Characters of a link: docs.slack.dev/reference/block-kit/block-elements/button-element (`url`) */
  url: 3_000,
  /** Characters of a choice's text: docs.slack.dev/reference/block-kit/composition-objects/option-object */
  choice: 75,
  /** Ours: characters of what is said below a field of a form, of which it may repeat all that was typed. */
  fieldError: 300,
  /**
   * Messages a reply may take. With the line that asks for patience they stay under the 5 uses of a
   * response_url.
   */
  messages: 3,
  /**
   * Characters after which a text or a list goes on in the next block, so that the next message can
   * take it.
   */
  passage: 2_800,
  /**
   * Characters of the title and of the footer, which are ours and short; a longer one ends in an
   * ellipsis.
   */
  title: 300,
  footer: 1_000,

  /** Seconds a signed request may be off: docs.slack.dev/authentication/verifying-requests-from-slack */
  clockSkewSeconds: 300,
  /** Seconds our clock may be off before `doctor` speaks up; well before requests are refused. */
  doctorSkewSeconds: 60,
  /**
   * Milliseconds after which a command's asker is told that we are looking. Slack wants a sign within
   * 3 s.
   */
  lookingAfterMs: 1_500,
  /** Milliseconds for telling what became of a form, before the form itself says it; Slack waits 3 s. */
  formReplyMs: 1_500,
  /** Milliseconds for one call to Slack; the SDK's own default is to wait for ever. */
  callTimeoutMs: 10_000,
  /**
   * Milliseconds before its end within which a token is renewed. Slack's last 12 hours:
   * docs.slack.dev/authentication/using-token-rotation
   */
  renewWithinMs: 2 * 60 * 60_000,
  /** Milliseconds for which one process alone renews a token, twice what the call may take … */
  renewalLeaseMs: 20_000,
  /** … between two looks of another that waits for it … */
  renewalPollMs: 200,
  /** … and for which one waits that was refused, because another may have overrun its lease. */
  renewalOverrunMs: 2_000,
  /** Seconds between the start of an installation and its end. */
  installationSeconds: 600,
  /** Milliseconds until the next try when Slack could not be reached at all. */
  unreachableRetryMs: 5_000,
  /** Milliseconds until the next try when Slack says "rate limited" without saying for how long. */
  rateLimitRetryMs: 30_000,
  /**
   * Messages of history or of a thread looked through, one call's worth:
   * docs.slack.dev/reference/methods/conversations.history
   */
  lookBackMessages: 200,

  /**
   * Socket Mode connections we hold, of the 10 Slack allows:
   * docs.slack.dev/apis/events-api/using-socket-mode
   */
  connections: 2,
  /** Milliseconds without an open connection after which the bot counts as deaf. */
  deafAfterMs: 30_000,
  /** Milliseconds before the first try to reconnect; doubled at each failure … */
  reconnectMs: 100,
  /** … up to this many. */
  reconnectMaxMs: 5_000,
} as const;
