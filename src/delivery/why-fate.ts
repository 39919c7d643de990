import { keyOf } from "../archive/deliveries.js";
import type { Trace } from "../archive/traces.js";
import type { Article } from "../core/article.js";
import { localDay } from "../core/day.js";
import { mayRead } from "../core/desks.js";
import { interested, newsAt } from "../core/digest.js";
import { namedIn } from "../core/digest-trace.js";
import type { Edition } from "../core/edition.js";
import { isOf } from "../core/filters.js";
import { momentIn } from "../core/period.js";
import type { Upcoming } from "../core/subscription.js";
import type { Fate, Stage } from "../core/why.js";
import { nextSlot } from "./clock.js";
import type { WhyRecords } from "./why.js";
import { isOnCalendar, outcomeOn, slotOf } from "./why-digest.js";

/** What each digest did with an article, or will do, in whose time it became news; none with what came at a first look. */
export async function fatesOf(records: WhyRecords, trace: Trace): Promise<readonly Stage[]> {
  const { article } = trace;
  if (article.baseline || article.status !== "published") return [];
  const stages: Stage[] = [];
  for (const digest of await records.digests.list()) {
    const news = new Date(momentIn(newsAt(article), digest.zone));
    if (!isOnCalendar(news)) continue;
    const day = localDay(nextSlot(digest, news), digest.zone);
    stages.push({
      kind: "digest",
      digest: nameOf(digest),
      day,
      fate: await fateIn(records, trace, digest, day),
    });
  }
  return stages;
}

const nameOf = ({ number, platform, channel, topics, publisher }: Upcoming) => ({
  ...{ number, platform, channel, topics },
  ...(publisher !== undefined && { publisher }),
});

async function fateIn(records: WhyRecords, trace: Trace, digest: Upcoming, day: string): Promise<Fate> {
  const outcome = await outcomeOn(records, digest, day);
  const { desks, edition } = await records.readIn(digest);
  const told =
    outcome.kind === "posted" ? await toldIn(records, trace, digest, { day, at: outcome.at }) : undefined;
  if (told) return told;
  if (outcome.kind === "before") return outcome;
  if (!mayRead(trace.article, desks)) return { kind: "desk" };
  if (!(await isWanted(digest, trace.article, edition, records.now))) return { kind: "filtered" };
  return outcome.kind === "posted" ? { kind: "absent", at: outcome.at } : outcome;
}

/** What a digest that was posted shows of it, or that it came too late for it; nothing, where neither can be told. */
async function toldIn(
  { posts, tenant }: WhyRecords,
  { article, revisions, lines }: Trace,
  digest: Upcoming,
  { day, at }: { readonly day: string; readonly at: string },
): Promise<Fate | undefined> {
  const post = await posts.get(tenant, keyOf(slotOf(tenant, digest, day)));
  if (post?.citations.some(({ slug }) => slug === article.slug)) return { kind: "quoted", at };
  if (!post?.presentation) return { kind: "untold", at };
  const shown = new Set(post.citations.map(({ number }) => number));
  const naming = namedIn(post.presentation, lines, shown);
  if (naming) return { kind: naming, at };
  const readableFrom = revisions.flatMap(({ releasedAt }) => releasedAt ?? []).sort()[0];
  return readableFrom !== undefined && readableFrom > post.postedAt
    ? { kind: "late", at, readableFrom }
    : undefined;
}

/** As the article and the archive stand now; of what is in no edition only the publisher can be told. */
async function isWanted(digest: Upcoming, article: Article, edition: Edition, now: Date): Promise<boolean> {
  const isThere = edition.articles.some((one) => one.article.slug === article.slug);
  if (!isThere) return digest.publisher === undefined || isOf(article, digest.publisher);
  return (await interested(edition, digest, now))?.slugs.has(article.slug) ?? true;
}
