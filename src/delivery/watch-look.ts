import type { Logger } from "pino";
import type { KeptWatch, Progress, Release, Watches } from "../archive/watches.js";
import type { Edition } from "../core/edition.js";
import type { Reading } from "../core/facts.js";
import type { Listed } from "../core/listed.js";
import type { News } from "../core/news.js";
import type { Channel, Post, Poster } from "../core/posting.js";
import { presentBurst, presentMatch } from "../core/present-watch.js";
import type { Presentation } from "../core/presentation.js";
import { type Match, watchedIn } from "../core/watched.js";

/** What looking for news leans on. */
export interface WatchLook {
  readonly watches: Watches;
  readonly tenant: string;
  readonly posters: readonly Poster[];
  /** What may be read now in a channel, or by a person, who stands in the channel's place. */
  edition(channel: Channel): Promise<Edition>;
  /** The revisions of an article that may be read there, oldest first. */
  history(channel: Channel, slug: string): Promise<readonly Reading[]>;
  /** A reply with links to the pages, once they are open. */
  linked(reply: Presentation): Presentation;
  now(): Date;
  readonly log: Pick<Logger, "info" | "warn" | "error">;
}

/** Messages of one watch in a minute; the last of them tells the first sentence of all that is left. */
const MOST = 5;
const minuteMs = 60_000;
/** What is released at one moment may be stored a little later: so long it is looked for again. */
const LATE_MS = 60 * minuteMs;

/** What this process has looked at for each watch. */
export type Looked = Map<string, WeakSet<Listed>>;

/** Names a watch. */
export const watchKey = ({ platform, channel, number }: KeptWatch): string =>
  `watch:${platform}:${channel}:${number}`;

/**
 * Keeps what has come for each watch as messages that wait to be posted. Returns when to look again: when
 * an embargo ends, or a watch that has told enough for now may tell more.
 */
export async function lookForNews(run: WatchLook, looked: Looked): Promise<Date | undefined> {
  const { watches, tenant, posters, log } = run;
  const now = run.now();
  const all = (await watches.list(tenant)).filter((one) =>
    posters.some(({ platform }) => platform === one.platform),
  );
  if (all.length === 0) return undefined;
  const after = all.map(horizonOf).reduce((a, b) => (a < b ? a : b));
  const releases = await watches.released(tenant, after, now);
  const next = await watches.nextRelease(tenant, now);
  const again = next ? [new Date(next)] : [];
  if (releases.length === 0) return again[0];
  const bySlug = new Map<Edition, Sight["articles"]>();
  for (const watch of all) {
    try {
      const edition = await run.edition(watch);
      const articles =
        bySlug.get(edition) ??
        new Map(edition.articles.map((listed) => [listed.article.slug, listed] as const));
      bySlug.set(edition, articles);
      const held = await lookFor(run, watch, { now, releases, edition, articles }, looked);
      if (held) again.push(held);
    } catch (error) {
      log.error({ err: error, watch: watchKey(watch) }, "a watch could not look");
    }
  }
  return again.sort((a, b) => a.getTime() - b.getTime())[0];
}

/** What there is to look at. */
interface Sight {
  readonly now: Date;
  readonly releases: readonly Release[];
  readonly edition: Edition;
  /** Its articles by slug. */
  readonly articles: ReadonlyMap<string, Listed>;
}

/** Looks for one watch, and keeps what it finds with how far it has looked: of several processes one does. */
async function lookFor(
  run: WatchLook,
  watch: KeptWatch,
  sight: Sight,
  looked: Looked,
): Promise<Date | undefined> {
  const { now, edition } = sight;
  const seen = looked.get(watchKey(watch)) ?? new WeakSet<Listed>();
  looked.set(watchKey(watch), seen);
  const news = await newsFor(run, watch, sight, seen);
  if (news.length === 0) return undefined;
  const matches = await watchedIn(watch.target, news, edition, now);
  const lately = watch.progress.lately.filter((at) => Date.parse(at) > now.getTime() - minuteMs);
  const room = MOST - lately.length;
  if (matches.length && room <= 0) return new Date(Date.parse(lately[0]!) + minuteMs);
  const posts = postsOf(run, watch, matches, room, now);
  const told = [...lately, ...posts.map(() => now.toISOString())];
  const progress = { ...progressOf(watch, matches, sight), lately: told };
  if (await run.watches.keep(run.tenant, watch, { posts, progress }, now))
    for (const { reading } of news) seen.add(sight.articles.get(reading.article.slug)!);
  return undefined;
}

const later = (a: string, b: string): string => (a > b ? a : b);

/** What was released before is not looked at. */
const horizonOf = ({ since, progress }: KeptWatch): string =>
  later(since, new Date(Date.parse(progress.until) - LATE_MS).toISOString());

/** The articles of which some words came since the watch looked, in the order in which they came. */
async function newsFor(
  { history }: WatchLook,
  watch: KeptWatch,
  { releases, edition, articles }: Sight,
  seen: WeakSet<Listed>,
): Promise<readonly News[]> {
  const { told, until } = watch.progress;
  const within = releases.filter(({ releasedAt }) => releasedAt > horizonOf(watch));
  const news: News[] = [];
  for (const slug of new Set(within.map((one) => one.slug))) {
    const listed = articles.get(slug);
    const { revision, baseline } = listed?.article ?? { revision: 0 };
    const known = Math.max(told[slug]?.revision ?? 0, baseline ? 1 : 0);
    if (!listed || seen.has(listed) || revision <= known) continue;
    const earlier = (revision > 1 ? await history(watch, slug) : []).filter(
      ({ article }) => article.revision < revision,
    );
    const isUnseen = (n: number) =>
      within.some((one) => one.slug === slug && one.revision === n && one.releasedAt > until);
    const lookedAt = earlier.map(({ article }) => article.revision).filter((n) => !isUnseen(n));
    const [reading] = await edition.read([listed]);
    news.push({ reading: reading!, earlier, knownTo: Math.max(known, ...lookedAt) });
  }
  return news;
}

/** A message for each article; the last that there is room for tells of all that are left. */
function postsOf(
  { posters, linked }: WatchLook,
  watch: KeptWatch,
  matches: readonly Match[],
  room: number,
  now: Date,
): readonly (Post & { readonly id: string })[] {
  const single = matches.slice(0, matches.length > room ? room - 1 : room);
  const rest = matches.slice(single.length);
  const { platform, tenant, channel, to, by } = watch;
  const poster = posters.find((one) => one.platform === platform)!;
  const post = (name: string, reply: Presentation) => {
    const presentation = linked(reply);
    return {
      ...{ id: `${watchKey(watch)}:${name}`, platform, tenant, channel, kind: "watch" as const },
      ...{ messages: [], asked: watchKey(watch), presentation, citations: poster.shown(presentation) },
      ...(to === "me" && { asker: by }),
    };
  };
  return [
    ...single.map((match) => {
      const { slug, revision } = match.reading.article;
      return post(`${slug}:${revision}`, presentMatch(watch, match));
    }),
    ...(rest.length ? [post(`and ${now.toISOString()}`, presentBurst(watch, rest))] : []),
  ];
}

function progressOf(
  watch: KeptWatch,
  matches: readonly Match[],
  { now, releases }: Sight,
): Omit<Progress, "lately"> {
  const until = later(watch.progress.until, now.toISOString());
  const horizon = horizonOf({ ...watch, progress: { ...watch.progress, until } });
  const told = matches.map(({ reading: { article } }) => {
    const { releasedAt } = releases.findLast(({ slug }) => slug === article.slug)!;
    return [article.slug, { revision: article.revision, releasedAt }] as const;
  });
  const lately = [...Object.entries(watch.progress.told), ...told].filter(
    ([, { releasedAt }]) => releasedAt > horizon,
  );
  return { until, told: Object.fromEntries(lately) };
}
