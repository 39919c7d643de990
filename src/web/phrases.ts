/** What the pages say beside the words of articles and of replies; braces are filled in as in `core/phrases.ts`. */
export const pagePhrases = {
  skip: "Skip to the content",
  site: "Verbatim",
  promise: "Every sentence in an article is the publisher’s own. Words in [brackets] are put in by Verbatim.",
  published: "Published {at}",
  updated: "Updated {at}",
  publisher: "Read it at the publisher",
  old: "You are reading revision {revision} of {count}, as published {at}.",
  newest: "Read the newest revision",
  paragraph: "Paragraph {paragraph}",
  sources: "Listed sources",
  about: "About this sentence",
  ownWords: "The article’s own words",
  modes: { direct: "quoted", mixed: "partly quoted", indirect: "reported" },
  changed: "This sentence was changed on {day}:",
  removed: "This sentence was removed on {day}:",
  flags: { changed: "changed since", removed: "removed since" },
  before: "Before",
  now: "Now",
  same: "It stands as it was in the newest revision",
  inNewest: "See it in the newest revision",
  link: "Link to this sentence",
  cite: "Cite it",
  atPublisher: "This sentence at the publisher",
  previous: "Previous sentence",
  next: "Next sentence",
  history: "What became of this article",
  corrections: "Corrections",
  noCorrections: "No correction note has been published.",
  revisions: "Revisions",
  revision: "Revision {revision}",
  shown: "shown here",
  silent: "Changed without a correction note",
  silentIn: { headline: "Headline", lede: "First sentence", figure: "Figure" },
  silentAt: "{what}, changed in revision {revision} on {day}",
  gone: "There is nothing here",
  goneText: "There is no page at this address that you may read. It may never have been there.",
  failed: "Something went wrong on our side and has been logged. Please try again.",
  outage: "The archive cannot be reached at this moment. Please try again in a moment.",
  method: "Only GET and HEAD are answered here.",
  stranger: "This address is not known to Verbatim. Where it is yours, set WEB_URL to it and start again.",
  home: "Ask the archive",
} as const;

/** What the page with the forms to cite a sentence says of itself. */
export const citingPhrases = {
  title: "Cite this sentence",
  from: "From “{headline}”, {place}.",
  back: "Back to the sentence",
  hints: {
    attribution: "Plain text, as AP attributes.",
    markdown: "For wikis, repositories and chats; what could be taken for markup is escaped.",
    html: "For a page or a CMS.",
    csl: "For Zotero and other reference managers.",
    claimReview:
      "The beginning of a fact check. It gives no verdict: url, author and reviewRating are left for whoever checks it.",
  },
  noClaim: "Only a sentence of the body can be a claim; this is not one: {kind}.",
} as const;

/** What the pages and the feed of digests say of themselves. */
export const digestPhrases = {
  feed: "Daily digests (JSON Feed)",
  days: "Newest days",
} as const;

/** What the try-it page says of itself. */
export const tryPhrases = {
  title: "Ask the archive",
  label: "A question, or a command",
  hint: "Who said the peace deal was 90% ready?",
  ask: "Ask",
  slack: "In Slack",
  discord: "In Discord",
  app: "APP",
  onlyYou: { slack: "Only visible to you", discord: "Only you can see this" },
  drawn: "Buttons and menus work in Slack and Discord; here they are only drawn.",
  examples: "Try one of these",
  digest: "The newest day’s digest",
} as const;

/** What an installation in a browser comes to. */
export const installPhrases = {
  installed: {
    title: "Verbatim is installed in {workspace}",
    text: "Go back to Slack and invite it to a channel: /invite @Verbatim. Then /help says what it can do.",
  },
  declined: {
    title: "Nothing was installed",
    text: "Slack says that you declined. Begin again whenever you like.",
  },
  stale: {
    title: "Nothing was installed",
    text: "This installation was not begun in this browser within the last ten minutes, or has ended already. Begin again.",
  },
  organisation: {
    title: "Nothing was installed",
    text: "Verbatim is installed in one workspace at a time, not in a whole organisation. Begin again and choose a workspace.",
  },
  refused: { title: "Nothing was installed", text: "Slack says: {reason}. Begin again." },
  failed: {
    title: "Nothing was installed",
    text: "Something went wrong on our side and has been logged. Please begin again.",
  },
  method: "Only GET is answered here.",
} as const;
