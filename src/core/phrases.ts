import { printDay } from "./day.js";

/** A digest's channel and day, as phrases name them. */
interface Slot {
  readonly platform: string;
  readonly channel: string;
  readonly day: string;
  readonly subscription?: number;
}

const where = ({ platform, channel, subscription }: Slot): string =>
  `${platform} channel ${channel}${subscription ? `, digest ${subscription}` : ""}`;

/**
 * Every phrase the bot can say in its own voice. Braces are filled in with names, numbers and words
 * of the asker; everything else that is shown is a slice of an article or a field of it.
 */
export const phrases = {
  looking: "Looking in the archive …",
  failure: "Something went wrong on our side and has been logged. Nothing was lost; please try again.",
  tooLong: (characters: number) =>
    `This sentence is too long to be shown here (${characters} characters). Open the article to read it.`,
  leftOut: (parts: number) =>
    `Left out for length: ${parts} more ${parts === 1 ? "part" : "parts"} of this reply.`,
  sides: { claim: "Your sentence", article: "The article", both: "Word by word" },
  revisionSides: { claim: "Before", article: "Now", both: "Word by word" },
  notInstalled: (workspace: string) => `Verbatim is not installed in the workspace ${workspace}`,
  slashOnly: "Use a slash command. Try /help.",
  /** Found again in a channel by its own words, where the platform keeps no other mark. */
  reference: (key: string) => `ref ${key}`,
  digest: {
    notRunning: "Verbatim was not running at the time",
    nothingNew: "there was nothing new, and it was to be quiet then",
    stopped: "Verbatim was stopped while it waited to post",
    notMade: (reason: string) => `the digest could not be made: ${reason}`,
    tooBusy: (reason: string) => `the channel was busy for too long: ${reason}`,
    missed: (slot: Slot, days: readonly string[]) =>
      `No digest went out for ${where(slot)} on ${days.map(printDay).join(", ")}.`,
    notPosted: (slot: Slot, reason: string) =>
      `The digest of ${printDay(slot.day)} for ${where(slot)} was not posted: ${reason}`,
    perhapsPosted: (slot: Slot, reason: string) =>
      `The digest of ${printDay(slot.day)} for ${where(slot)} may or may not stand in the channel: ${reason}. Please look.`,
    interrupted: (slot: Slot, reason: string) =>
      `The digest of ${printDay(slot.day)} for ${where(slot)} was interrupted: ${reason}`,
  },

  share: {
    button: "Share to channel",
    by: "{name} asked: {asked}",
    not: "Not shared",
    unknown: "This reply is not known here, or not yours to share. Ask again, and share the new reply.",
    again: "It has been shared already.",
    failed:
      "It could not be posted here: {reason}. Invite Verbatim to this channel, ask again, and share the new reply.",
  },
  desk: "For the desk",
  desks: {
    title: "Desks whose articles this channel reads",
    none: "None: what belongs to a desk is not read here.",
    everywhere: "Desks and the channels that read their articles",
    nowhere: "No channel reads a desk's articles.",
    inChannel: "{desk}: {platform} {channel}",
    noName: "the desk is missing",
    became: {
      give: "From now on everybody in this channel reads the articles of the desk {desk}.",
      giveBefore: "This channel reads the articles of the desk {desk} already.",
      take: "The articles of the desk {desk} are read here no more.",
      takeBefore: "The articles of the desk {desk} are not read here.",
    },
    mayNot: "Only those whom EDITORS names may change whose articles a channel reads.",
    noChannel: "Nobody reads here. Use this command in a channel of Slack or Discord.",
    wants: {
      name: "want /desk give city",
      shorter: (most: number) => `want at most ${most} characters`,
    },
  },
  subscription: {
    noTime: (typed: string) => `"${typed}" is not a time of day`,
    noZone: (typed: string) => `"${typed}" is not a zone`,
    noDays: (typed: string) => `"${typed}" names no days of the week`,
    noEmpty: (typed: string) => `"${typed}" is neither say nor quiet`,
    noNumber: (typed: string) => `there is no digest ${typed} in this channel`,
    tooMany: (count: number) => `${count} are too many`,
    atMost: (most: number) => `at most ${most}`,
    several: "this channel has several digests",
    none: "this channel has no digest",
    configured: "this digest is set where Verbatim runs (DIGEST_AT, …_DIGEST_CHANNEL)",
    wants: {
      at: "want at:07:30",
      zone: (like: string) => (like ? `do you mean ${like}?` : "want zone:Europe/London"),
      days: "want days:weekdays, days:mon-fri or days:mon,thu",
      empty: "want empty:say or empty:quiet",
      topics: (most: number) => `at most ${most}; part topics with commas`,
      number: (numbers: string) => `say which: ${numbers}`,
      subscribe: "set one up: /digest subscribe at:07:30",
      environment: "change it there",
      channel: "use the command in a channel of Slack or Discord",
    },
    mayNot:
      "Only those who may manage this channel may change its digests: in Discord by the permission Manage Channels, elsewhere those whom EDITORS names.",
    noChannel: "Nothing is posted here. Use this command in a channel of Slack or Discord.",
    added: "Subscribed.",
    known: "This digest is set up already.",
    paused: "Paused. Nothing is posted until it is resumed: /digest resume {number}",
    active: "Resumed.",
    removed: "Removed. Nothing more is posted.",
    line: "Digest {number}: {days} at {at} {zone}{what}{quiet}. {next}",
    next: "Next: {day} {at} {zone}.",
    isPaused: "Paused.",
    on: " on {topics}",
    of: " by {publisher}",
    quiet: ", quiet when there is nothing",
    inChannel: " in {platform} channel {channel}",
    configuredLine: " (set where Verbatim runs)",
    title: "Digests of this channel",
    preview: "Preview of digest {number}: what it would post now",
  },

  form: {
    title: "Set up a digest",
    submit: "Subscribe",
    close: "Close",
    typed: "No form can be opened here. Type it: /digest subscribe at:07:30 zone:{zone} days:weekdays",
    unusable: "This form cannot be used any more. Open a new one: /digest setup",
    at: "Time of day",
    zone: "Where it is that time",
    days: "On these days of the week (every day if none is chosen)",
    topics: "Only articles on one of these, parted by commas",
    publisher: "Only articles of this publisher",
    empty: "On a day without news",
    say: "Say so",
    quiet: "Post nothing",
  },
  watch: {
    nothing: "there is nothing to watch for",
    severalKinds: "a phrase, person: and topic: are three kinds of watches",
    noWords: (typed: string) => `"${typed}" has no word to look for`,
    noAddressee: (typed: string) => `"${typed}" is neither channel nor me`,
    noNumber: (typed: string) => `there is no watch "${typed}" here`,
    none: "nothing is watched for here",
    inBoth: (typed: string) => `there are two watches ${typed} here, the channel's and yours`,
    tooMany: (count: number) => `${count} are too many`,
    atMost: (most: number) => `at most ${most}; /watch remove ends one`,
    takesNone: "it takes no words",
    wants: {
      something: 'want /watch "red line", person:Macron or topic:"harbour bridge"',
      oneKind: "set one watch for each",
      to: "want to:channel or to:me",
      which: (numbers: string) => `say which: ${numbers}`,
      toWhom: "add to:channel or to:me",
      quotes: (typed: string) => `to watch for these words: /watch "${typed}"`,
    },
    mayNot:
      "Only those who may manage this channel may change its watches: in Discord by the permission Manage Channels, elsewhere those whom EDITORS names. With to:me everybody may watch, and is told by direct message.",
    added: "Watching. What comes in from now on is told.",
    known: "This is watched for already.",
    removed: "Removed. Nothing more is told.",
    title: "Watches of this channel, and your own",
    nowhere: 'Nothing is watched for here. Set a watch: /watch "red line"',
    line: "Watch {number}: {what}, {to}, since {since}.",
    what: {
      phrase: "“{typed}”",
      person: "{typed}, quoted or named",
      topic: "on {typed}",
      contradictions: "figures that differ",
    },
    to: { channel: "told in this channel", me: "told to you only" },
    elsewhere: "told in {platform} channel {channel}",
    alert: "Watch {number}: {what}",
    differs: "The figures differ: the newer article first.",
    more: [
      "1 more sentence of this article matches; it is not shown here.",
      "{count} more sentences of this article match; they are not shown here.",
    ],
    burst: "{count} articles came at once. The first sentence of each that matches:",
    moreArticles: [
      "1 more article matches; it is not shown here.",
      "{count} more articles match; they are not shown here.",
    ],
    end: {
      channel: "/watch remove {number} ends this watch.",
      me: "/watch remove {number} to:me ends this watch.",
    },
    gone: "what it tells of may no longer be read",
    ended: "the watch was removed",
    notTold: (where: string, reason: string) => `A watch could not tell ${where}: ${reason}`,
    perhapsTold: (where: string, reason: string) =>
      `What a watch tells may or may not stand in ${where}: ${reason}. Please look.`,
  },

  status: {
    title: "How Verbatim stands",
    age: "The newest words came in {age} ago.",
    feeds: "Feeds",
    noFeed: "No feed is read.",
    read: "{name}: read {at}",
    unread: "{name}: not read yet",
    failing: "{name}: failing since {since}: {why}",
    trouble: "The last digest that did not go out, or may not have",
  },
  gaps: {
    title: "Questions without an answer",
    none: "There is none.",
    kept: "Asked in the last {days} days, newest first; each has just been asked again.",
    off: "AUDIT is off: questions are no longer kept.",
    once: "{question} · asked {at}",
    often: "{question} · asked {count} times, last {at}",
    where: "where it was asked",
    direct: "in a direct message",
    terminal: "at the terminal",
    web: "on the web page",
    answered: ["1 has an answer by now.", "{count} have an answer by now."],
    more: "And {count} more, asked before these.",
    mayNot:
      "Only those whom EDITORS names may see what others asked, and everybody in the desk channel and at the terminal.",
  },
  ages: {
    none: "less than a minute",
    minutes: ["1 minute", "{count} minutes"],
    hours: ["1 hour", "{count} hours"],
    days: ["1 day", "{count} days"],
  },
  heartbeat: {
    silent: "Nothing has come in for {age}: no article was added or changed since {since}.",
    empty: "Nothing has come in for {age}: the archive has been empty since {since}.",
    over: "Articles come in again; the last is of {at}. Nothing had come in since {since}.",
    failing: "The feed {name} has been failing for {age}, since {since}: {why}",
    answered: "The feed {name} answers again. It had been failing since {since}.",
    removed: "The feed {name} is no longer read. It had been failing since {since}.",
  },

  follow: {
    title: "CORRECTION",
    changed: [
      "1 quoted sentence was changed by its newsroom.",
      "{count} quoted sentences were changed by their newsroom.",
    ],
    withoutNote: "CORRECTION, {day}: the article was changed without a correction note.",
    which: "Sentence [{number}]",
    removed: "Sentence [{number}] is no longer in the article. It read: {was}",
    figure: "Figure [{number}] was corrected; see sentence [{number}].",
    asked: "You asked: {asked}",
    withdrawn: "An article quoted here was withdrawn by its newsroom.",
    withdrawnSentence: "Sentence [{number}] was withdrawn by its newsroom with its article.",
    withdrawnWords: "Withdrawn by its newsroom.",
    elsewhere: "This part of the reply has moved to the message above.",
    gone: "the article may no longer be read",
    notEdited: (where: string, reason: string) =>
      `A corrected message in ${where} could not be edited: ${reason}`,
    notTold: (where: string, reason: string) => `A correction was not posted in ${where}: ${reason}`,
    perhapsTold: (where: string, reason: string) =>
      `A correction may or may not stand in ${where}: ${reason}. Please look.`,
  },

  mistakes: {
    tooLong: (characters: number) => `${characters} characters are too many`,
    tooLongRemedy: (most: number) => `at most ${most}; try one sentence`,
    missing: (argument: string) => `${argument} is missing`,
    usage: (usage: string) => `usage: ${usage}`,
    noOption: (name: string) => `there is no option "${name}:"`,
    options: (names: string) => `it has ${names}`,
    noValue: "the value is missing",
    noDate: (value: string) => `"${value}" is not a date`,
    noDay: (value: string) => `"${value}" is not a day`,
    wantDate: (name: string) => `want ${name}:2026-01-07`,
    wantWords: (name: string) => `want ${name}:"some words"`,
    wantDay: "want 2026-01-07",
  },
  mistake: "That did not work",
  noAnswer: "No answer this time",
  unknownCommand: "Unknown command",
  tryHelp: "There is no command {name}. Try /help.",

  kinds: {
    headline: "headline, not a fact of the body",
    heading: "section heading, not a fact of the body",
    dateline: "dateline",
    reference: "listed source, not this article’s own text",
    correction: "correction note, not a fact of the body",
  },
  place: "paragraph {paragraph}, sentence {sentence}",
  revision: "revision {revision}",
  correction: "CORRECTION, {day}: {note}",
  changed: "[{number}] was changed on {day}",
  removed: "[{number}] was removed on {day}.",
  silent: {
    headline: "Headline, {day}",
    lede: "First sentence, {day}",
    figure: "Figure, {day}",
  },
  speakerUntold: "Quoted speech; the article does not tell here who speaks",
  alsoIn: "Also in: {articles}",
  quoted: "quoted",
  reported: "reported",
  /** A citation taken elsewhere. */
  citing: {
    modes: {
      direct: "{credit}, quoted in {source}",
      mixed: "{credit}, partly quoted in {source}",
      indirect: "{credit}, reported in {source}",
    },
    untold: "a speaker whom the article does not name here, quoted in {source}",
    corrected: "corrected {day}",
    changed: "sentence changed {day}",
    removed: "sentence removed {day}",
  },

  oneSentence: "1 sentence from the archive",
  sentences: "{count} sentences from the archive",
  conflicts: {
    figures: "The archive gives different figures: newest first.",
    statements: "The archive says both: newest first.",
  },
  closest: "No direct answer. The closest sentences are:",
  unanswered: "The archive does not answer this.",
  nearest: "Not an answer, but nearest to the question:",
  readAs: "Read “{typed}” as “{known}”.",
  listedSource: "This is a listed source: another story’s headline, not this article’s own words.",
  why: {
    "empty-archive": "The archive is empty. Add articles with: verbatim add <file>",
    "nothing-asked":
      "There is nothing to look for in the question. Ask in words, for example: Who said the peace deal was 90% ready?",
    "nothing-in-range": "No article of the archive passes these filters.",
    "no-match": "No sentence of the archive shares a word with the question.",
    "off-topic": "No sentence that passes the filters is on it.",
    "unknown-words": "The archive does not have: {words}.",
    "unknown-name": "The archive does not know the name: {names}.",
    "silent-speaker": "No sentence is attributed to {speaker} on this.",
    "not-direct": "No sentence holds all that the question asks for.",
  },

  checkVerbatim: "Found word for word: {articles}, {times}.",
  articles: ["1 article", "{count} articles"],
  times: ["once", "{count} times"],
  checkSupported: "The archive’s nearest sentence says the same; compare the wording.",
  checkDiffers: "The archive’s sentence differs from yours in: {kinds}.",
  checkNotFound: "Not found in the archive.",
  checkNearest: "Nearest sentences, for comparison:",
  checkNote: "Verbatim compares wording. It does not say which is right.",
  yours: "Your sentence: {words}",
  differs: {
    speaker: "speaker",
    figure: "figure",
    name: "name",
    place: "place",
    date: "date",
    polarity: "yes and no",
    stage: "stage or condition",
    wording: "wording",
  },
  ownVoice: "nobody; these are the article’s own words",

  saidTitle: "What {speaker} said",
  saidAbout: "What {speaker} said about {about}",
  saidQuoted: "Quoted",
  saidReported: "Reported",
  saidNothing: "No sentence of the archive is attributed to {speaker}.",
  saidNothingAbout: "No sentence of the archive is attributed to {speaker} on {about}.",
  saidSeveral: "This name fits several speakers: {speakers}.",

  timelineTitle: "{topic}: what was published, newest first",
  timelineChanged: "Figures that changed",
  timelineDate: "“{words}” is {days}.",
  days: "{from} to {to}",

  coverageTitle: "Coverage: {topic}",
  coverageOne: "1 article, {days}",
  coverageCount: "{count} articles, {days}",
  coverageCopies: "{originals} original, {copies} republished.",
  coverageFirst: "first published here",
  coverageSameText: "same text: {article}",
  coverageBylines: "Bylines: {names}",
  coveragePublishers: "Publishers: {names}",
  coverageArticles: "Articles, newest first",

  nothingOn: "The archive has nothing on: {topic}.",

  recordFigures: "Figures",
  recordOpen: "Still open, or not said",
  recordSources: "Listed sources (other publishers’ stories)",
  recordCorrections: "Corrections",
  recordSilent: "Changed without a correction note",
  recordRevisions: "Revisions",
  recordRevision: "Revision {revision}, {day}",
  recordSentences: "In the article’s own words",
  recordUnknown: "There is no article “{name}” in the archive.",
  recordNearest: "Articles with similar names:",
  recordOpenItem: "Sentence [{number}]",

  digestTitle: "Digest of {day}",
  digestSummary: "{stories} stories from {articles} articles",
  digestSummaryOne: "1 story",
  digestNothing: "No article of the archive is dated {day}.",
  digestNothingNew: "No article was published in this time.",
  digestNoNew: "No new articles. {intake}",
  intake: {
    none: "No feed is set up.",
    never: "No feed has been read yet",
    lastFetch: "Last fetch {at}",
    answered: ["1 feed answered", "{count} feeds answered"],
    failing: "{count} failing",
    failure: "since {day} ({what})",
    moreFailing: "{count} more",
  },
  digestSpan: "From {from} to {to}.",
  digestInterest: "Only what is{what}.",
  digestNewest: "The newest articles are of {day}.",
  digestLeftOut: (articles: number) =>
    `${articles === 1 ? "1 article that came with the first look at a feed is" : `${articles} articles that came with the first look at a feed are`} left out; /digest with the day shows them.`,
  digestEmpty: "The archive is empty, so there is no digest.",
  digestCorrections: "Corrections of the day",
  digestCorrected: ["1 correction", "{count} corrections"],
  digestChanged: "Changed since the last digest",
  digestReworded: ["1 article changed", "{count} articles changed"],
  digestSentence: "Sentence, {day}",
  digestMoreEdits: [
    "1 more change of this article is not shown here.",
    "{count} more changes of this article are not shown here.",
  ],
  digestMoreChanged: [
    "1 more article was changed and is not shown here.",
    "{count} more articles were changed and are not shown here.",
  ],
  digestQuotes: "Said",
  digestFigures: "Figures",
  digestOpen: "Still open, or not said",
  digestTitleEmpty: "Daily digest",
  digestNowhere: "No digest is posted in this channel. Set one up: /digest subscribe at:07:30",

  added: "Added. It can be asked about now.",
  revised: "Its words have changed: stored as revision {revision}.",
  unchanged: "It is in the archive already, in the same words.",
  addedHidden: "Stored. Nothing of it is shown while it is under embargo, withheld or retracted.",
  addedNothing: "Nothing was added",
  mayNotAdd:
    "Only those whom ADD_ALLOWED names, users and roles, may add articles here. At the terminal everybody may.",

  helpTitle: "Verbatim answers only in your articles’ own words",
  helpText:
    "Every sentence shown is a slice of a stored article, with speaker, date and link. When the archive does not say, it says so.",
  helpExample: "for example {example}",

  searched: "Searched {articles} articles, {facts} facts. Archive last updated {updated}.",
  searchedAsOf: "Searched {articles} articles, {facts} facts, as they stood at the end of {day}.",
  searchedEmpty: "Searched 0 articles. The archive is empty.",
} as const;

/**
 * A phrase with its braces filled in.
 *
 * @example
 * fill("There is no command {name}.", { name: "/aks" }) // => "There is no command /aks."
 */
export const fill = (phrase: string, values: Readonly<Record<string, string | number>>): string =>
  phrase.replace(/\{(\w+)\}/g, (braces, key: string) => String(values[key] ?? braces));
