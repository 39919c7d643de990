import type { Searched } from "./answer.js";
import { type Article, type ArticleLine, type Correction, instantOf } from "./article.js";
import type { Citation } from "./citation.js";
import { citeAll, lineOf } from "./cite.js";
import { localDay } from "./day.js";
import { type Edition, searchedIn } from "./edition.js";
import type { Fact, Placed, Reading } from "./facts.js";
import { isOf } from "./filters.js";
import { type Folded, fold } from "./fold.js";
import { calendarDay, type Period } from "./period.js";
import { sliceOf } from "./span.js";
import { groupStories } from "./stories.js";
import type { Interest } from "./subscription.js";
import { onTopic } from "./topic.js";
import { squash, wordsOf } from "./words.js";

/** One running story on one day. Citation numbers run through the whole digest. */
export interface StoryDigest {
  readonly headline: string;
  readonly lede: readonly Citation[];
  /** One for each speaker. */
  readonly quotes: readonly Citation[];
  /** Sentences that hold a figure and say what it counts. */
  readonly figures: readonly Citation[];
  /** Sentences that say what is not known, not decided or not said. */
  readonly open: readonly Citation[];
  readonly sources: readonly ArticleLine[];
}

/** A day of the archive in its own words. The same archive and day give the same digest. */
export interface Digest {
  /** ISO day, in the newsroom's zone. */
  readonly day: string;
  /** ISO instants between which it looks, where that is no calendar day. */
  readonly from?: string;
  readonly to?: string;
  /** Articles of that time that came with the first look at a feed: a post is for news. */
  readonly leftOut?: number;
  /** What it is limited to. */
  readonly interest?: Interest;
  readonly corrections: readonly { readonly article: ArticleLine; readonly correction: Correction }[];
  readonly stories: readonly StoryDigest[];
  /** The newest day with articles, where this one has none. */
  readonly newestDay?: string;
  readonly searched: Searched;
}

/** A digest is one message, and a Slack message holds some eleven dressed citations. */
const QUOTES = 2;
const FIGURES = 2;
const OPEN = 1;
/** Fewest quoted words that stand as a quotation of their own. */
const QUOTED_WORDS = 3;

/** The digest of a calendar day; without one, of the newest day with articles. */
export function digestOf(edition: Edition, day: string | undefined, zone: string): Digest {
  return digestFor(edition, calendarDay(day ?? newestDay(edition, zone) ?? "", zone), zone);
}

const newestDay = ({ readings }: Edition, zone: string): string | undefined =>
  readings
    .map(({ article }) => localDay(releasedAt(article), zone))
    .sort()
    .at(-1);

/**
 * The digest of a period: for each story its lede, quotations, figures, what is open, and its sources.
 * From one instant to another it is a post, and leaves out what a first look at a feed brought in.
 */
export function digestFor(
  edition: Edition,
  { day, covers, from, to }: Period,
  zone: string,
  limit?: Limit,
): Digest {
  const isPost = from !== undefined;
  const isNews = ({ baseline }: Article) => !isPost || !baseline;
  const at = (article: Article) => (isPost && article.announcedAt) || releasedAt(article);
  const within = edition.readings.filter(({ article }) => !limit || limit.slugs.has(article.slug));
  const dated = within.filter(({ article }) => covers(at(article)));
  const readings = dated.filter(({ article }) => isNews(article));
  const leftOut = dated.length - readings.length;
  const bySlug = new Map(readings.map((reading) => [reading.article.slug, reading]));
  let number = 1;
  const stories = groupStories(readings.map(({ article }) => article)).map((articles) => {
    const story = storyOf(articles.map(({ slug }) => bySlug.get(slug)!).reverse(), number);
    number = story.next;
    return story.digest;
  });
  const corrections = within.flatMap(({ article, corrections: notes }) =>
    notes
      .filter(({ at }) => covers(at) && (isNews(article) || article.revision > 1))
      .map((correction) => ({ article: lineOf(article), correction })),
  );
  const newest = stories.length === 0 ? newestDay(edition, zone) : undefined;
  return {
    day,
    ...(from && to && { from, to }),
    ...(leftOut && { leftOut }),
    ...(limit && { interest: limit.interest }),
    corrections,
    stories,
    ...(newest && { newestDay: newest }),
    searched: searchedIn(edition),
  };
}

/** Articles to which a digest is limited. */
interface Limit {
  readonly interest: Interest;
  readonly slugs: ReadonlySet<string>;
}

/** The articles in which somebody is interested; nothing, where in all. */
export function interested(edition: Edition, { topics, publisher }: Interest, now: Date): Limit | undefined {
  if (topics.length === 0 && publisher === undefined) return undefined;
  const filters = publisher === undefined ? {} : { publisher };
  const readings = topics.length
    ? topics.flatMap((topic) => onTopic(edition, topic, filters, now).sentences.map(({ reading }) => reading))
    : edition.readings.filter(({ article }) => isOf(article, publisher ?? ""));
  return {
    interest: { topics, ...(publisher !== undefined && { publisher }) },
    slugs: new Set(readings.map(({ article }) => article.slug)),
  };
}

/** When readers could first see it. */
const releasedAt = ({ publishedAt, embargoedUntil }: Article): string =>
  embargoedUntil !== undefined && instantOf(embargoedUntil) > instantOf(publishedAt)
    ? embargoedUntil
    : publishedAt;

/** @param readings newest first */
function storyOf(
  readings: readonly Reading[],
  first: number,
): { readonly digest: StoryDigest; readonly next: number } {
  const newest = readings[0]!;
  const all = fold(readings.flatMap((reading) => sentencesOf(reading).map((fact) => ({ fact, reading }))));
  const taken = new Set<Fact>();
  let next = first;
  const take = (picked: readonly Picked[]): readonly Citation[] => {
    const fresh = picked.filter(({ fact }) => !taken.has(fact));
    for (const { fact } of fresh) taken.add(fact);
    const citations = citeAll(fresh, next);
    next += citations.length;
    return citations;
  };
  const lede = take(all.filter(({ reading }) => reading === newest).slice(0, 1));
  const quotes = take(onePerSpeaker(all).slice(0, QUOTES));
  const figures = take(figuresIn(all, taken).slice(0, FIGURES));
  const open = take(all.filter(({ fact }) => fact.open).slice(0, OPEN));
  const digest = {
    headline: newest.article.headline,
    lede,
    quotes,
    figures,
    open,
    sources: readings.map(({ article }) => lineOf(article)),
  };
  return { digest, next };
}

type Picked = Folded<Placed>;

const sentencesOf = ({ facts }: Reading): readonly Fact[] => facts.filter(({ kind }) => kind === "sentence");

function onePerSpeaker(all: readonly Picked[]): readonly Picked[] {
  const bySpeaker = new Map<string, Picked>();
  for (const picked of all) {
    const said = picked.fact.attributions.find(
      ({ mode, speaker }) => mode !== "indirect" && speaker !== undefined,
    );
    if (said?.speaker && quotedWords(picked) >= QUOTED_WORDS && !bySpeaker.has(said.speaker))
      bySpeaker.set(said.speaker, picked);
  }
  return [...bySpeaker.values()];
}

const quotedWords = ({ fact: { text } }: Picked): number =>
  Math.max(
    0,
    ...Array.from(text.matchAll(/[“"]([^”"]+)[”"]/g), ([, quoted]) => wordsOf(quoted ?? "").length),
  );

/** Sentences with a figure that says what it counts, each object once. */
function figuresIn(all: readonly Picked[], taken: ReadonlySet<Fact>): readonly Picked[] {
  const objects = new Set<string>();
  return all.filter(({ fact, reading }) => {
    const figure = fact.figures.find(
      ({ value, of, unit }) => value !== undefined && (of !== undefined || unit === "money"),
    );
    if (!figure || taken.has(fact)) return false;
    const object = squash(sliceOf(reading.article.text, figure.of ?? figure));
    const isNew = !objects.has(object);
    objects.add(object);
    return isNew;
  });
}
