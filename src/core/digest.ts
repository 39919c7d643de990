import type { Searched } from "./answer.js";
import { type ArticleHead, type Correction, instantOf } from "./article.js";
import { lineOf } from "./cite.js";
import { localDay } from "./day.js";
import {
  type CorrectedArticle,
  cameWith,
  type Edit,
  editsWith,
  editsWithin,
  type Histories,
  historyOf,
  noteCovered,
  type Reworded,
  type Rewording,
} from "./digest-changes.js";
import { type Edition, searchedIn } from "./edition.js";
import type { Reading } from "./facts.js";
import { within } from "./filters.js";
import { calendarDay, type Period } from "./period.js";
import { groupStories } from "./stories.js";
import { type Citer, citer, type StoryDigest, storyOf } from "./story-digest.js";
import type { Interest } from "./subscription.js";
import { onTopic } from "./topic.js";
import { isOthersTurn, turn } from "./turn.js";

/** How the feeds stood when a digest was made. */
export interface Intake {
  /** ISO instant of the last good reading of any of them. */
  readonly lastFetch?: string;
  /** All feeds that are followed, those that fail among them. */
  readonly feeds: number;
  /** Since when, ISO, and what went wrong, in words that may stand in a channel. */
  readonly failing: readonly { readonly since: string; readonly what: string }[];
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
  readonly corrections: readonly CorrectedArticle[];
  /** Articles that readers knew before, and that were reworded in this time. Only in a post. */
  readonly changes: readonly Reworded[];
  /** Articles that were reworded too, and have no room. */
  readonly moreChanged?: number;
  readonly stories: readonly StoryDigest[];
  /** How the feeds stood, where the caller knows. */
  readonly intake?: Intake;
  /** The newest day with articles, where this one has none. */
  readonly newestDay?: string;
  readonly searched: Searched;
}

/** What a digest is made with beside the edition. */
export interface Known {
  /** The revisions of articles that were revised; without them only the words of today are known. */
  readonly histories?: Histories;
  readonly intake?: Intake;
}

/** Most rewordings shown with a correction, and of all articles that were changed: six long ones fill a Slack message. */
const OF_CORRECTION = 2;
const OF_CHANGES = 3;

/** The digest of a calendar day; without one, of the newest day with articles. */
export const digestOf = (
  edition: Edition,
  day: string | undefined,
  zone: string,
  known?: Known,
): Promise<Digest> => digestFor(edition, dayOf(edition, day, zone), zone, undefined, known);

/** The calendar day that is meant. */
export const dayOf = (edition: Edition, day: string | undefined, zone: string): Period =>
  calendarDay(day ?? newestDay(edition, zone) ?? "", zone);

const newestDay = ({ articles }: Edition, zone: string): string | undefined =>
  articles
    .map(({ article }) => localDay(releasedAt(article), zone))
    .sort()
    .at(-1);

/** The newest days with articles or notes, newest first; none that has not begun. */
export function newestDays({ articles }: Edition, zone: string, now: Date, most: number): readonly string[] {
  const days = articles.flatMap(({ article, corrections }) =>
    [releasedAt(article), ...corrections.map(({ at }) => at)].map((at) => localDay(at, zone)),
  );
  const today = localDay(now, zone);
  return [...new Set(days)]
    .filter((day) => day <= today)
    .sort()
    .slice(-most)
    .reverse();
}

/** Whether a digest has anything to tell. */
export const hasNews = ({ corrections, changes, stories }: Digest): boolean =>
  corrections.length + changes.length + stories.length > 0;

/**
 * The digest of a period: its corrections, what was reworded, and for each story its lede, quotations,
 * figures, what is open, and its sources. From one instant to another it is a post, and leaves out what
 * a first look at a feed brought in.
 */
export async function digestFor(
  edition: Edition,
  period: Period,
  zone: string,
  limit?: Limit,
  { histories, intake }: Known = {},
): Promise<Digest> {
  const { day, covers, from, to } = period;
  const isPost = from !== undefined;
  const isNews = ({ baseline }: ArticleHead) => !isPost || !baseline;
  const at = isPost ? newsAt : releasedAt;
  const all = edition.articles.filter(({ article }) => !limit || limit.slugs.has(article.slug));
  const dated = all.filter(({ article }) => covers(at(article)));
  const news = new Set(dated.filter(({ article }) => isNews(article)));
  const leftOut = dated.length - news.size;
  const mayBeTold = all.filter(
    (one) => news.has(one) || one.corrections.length > 0 || histories?.has(one.article.slug),
  );
  const read = await edition.read(mayBeTold);
  const readings = read.filter((_, i) => news.has(mayBeTold[i]!));
  const cites = citer();
  const told = tellerOf(cites);
  const corrections = read.flatMap((reading) => {
    const history = historyOf(reading, histories);
    const isOurs = (note: Correction) =>
      noteCovered(note, history, period) &&
      (isNews(reading.article) || (reading.article.revision > 1 && !cameWith(note, history)));
    return reading.corrections
      .filter(isOurs)
      .map((correction) => ({ ...told(reading, editsWith(correction, history), OF_CORRECTION), correction }));
  });
  const known = read.filter((reading) => !readings.includes(reading));
  const changed = changesOf(
    known.map((reading) => ({ reading, edits: editsWithin(historyOf(reading, histories), period) })),
    told,
  );
  const bySlug = new Map(readings.map((reading) => [reading.article.slug, reading]));
  const stories: StoryDigest[] = [];
  for (const articles of groupStories(readings.map(({ article }) => article))) {
    if (isOthersTurn()) await turn();
    stories.push(storyOf(articles.map(({ slug }) => bySlug.get(slug)!).reverse(), edition, cites));
  }
  const newest = stories.length === 0 ? newestDay(edition, zone) : undefined;
  return {
    day,
    ...(from && to && { from, to }),
    ...(leftOut && { leftOut }),
    ...(limit && { interest: limit.interest }),
    corrections,
    ...changed,
    stories,
    ...(intake && { intake }),
    ...(newest && { newestDay: newest }),
    searched: searchedIn(edition),
  };
}

type Teller = (reading: Reading, edits: readonly Edit[], most: number) => Reworded;

/** Tells edits that were not told before, as many as there is room for, each with the sentence it is checked by. */
function tellerOf({ take }: Citer): Teller {
  const known = new Set<string>();
  return (reading, edits, most) => {
    const fresh = edits.filter(({ key }) => !known.has(key));
    for (const { key } of fresh) known.add(key);
    const rewordings = fresh.slice(0, most).map(({ in: what, at, was, now, cites: fact }): Rewording => {
      const [citation] = take([{ fact, reading }]);
      return { in: what, at, was, now, ...(citation && { citation }) };
    });
    return { article: lineOf(reading.article), rewordings, more: fresh.length - rewordings.length };
  };
}

/** Those with a changed figure first, then the newest; an article for which no room is left is counted. */
function changesOf(
  changed: readonly { readonly reading: Reading; readonly edits: readonly Edit[] }[],
  tell: Teller,
): Pick<Digest, "changes" | "moreChanged"> {
  const hasFigure = (edits: readonly Edit[]) => Number(edits.some((edit) => edit.in === "figure"));
  let room = OF_CHANGES;
  const told = changed
    .toSorted((a, b) => hasFigure(b.edits) - hasFigure(a.edits))
    .map(({ reading, edits }) => {
      const one = tell(reading, edits, room);
      room -= one.rewordings.length;
      return one;
    });
  const changes = told.filter(({ rewordings }) => rewordings.length > 0);
  const moreChanged = told.filter(({ rewordings, more }) => rewordings.length === 0 && more > 0).length;
  return { changes, ...(moreChanged && { moreChanged }) };
}

/** Articles to which a digest is limited. */
interface Limit {
  readonly interest: Interest;
  readonly slugs: ReadonlySet<string>;
}

/** The articles in which somebody is interested; nothing, where in all. */
export async function interested(
  edition: Edition,
  { topics, publisher }: Interest,
  now: Date,
): Promise<Limit | undefined> {
  if (topics.length === 0 && publisher === undefined) return undefined;
  const limits = within(publisher === undefined ? {} : { publisher }, edition);
  const found = await Promise.all(topics.map((topic) => onTopic(edition, topic, limits, now)));
  const slugs = topics.length
    ? found.flatMap(({ sentences }) => sentences.map(({ fact }) => fact.slug))
    : edition.articles.flatMap((one) => (limits?.article?.(one) ? one.article.slug : []));
  return {
    interest: { topics, ...(publisher !== undefined && { publisher }) },
    slugs: new Set(slugs),
  };
}

/** ISO day or instant at which an article became news: to the posted digest of that time it belongs. */
export const newsAt = (article: ArticleHead): string => article.announcedAt ?? releasedAt(article);

/** When readers could first see it. */
const releasedAt = ({ publishedAt, embargoedUntil }: ArticleHead): string =>
  embargoedUntil !== undefined && instantOf(embargoedUntil) > instantOf(publishedAt)
    ? embargoedUntil
    : publishedAt;
