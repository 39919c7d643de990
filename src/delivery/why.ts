import type { Feed } from "../archive/feeds.js";
import type { Posts } from "../archive/posts.js";
import type { Trace, Traces } from "../archive/traces.js";
import { type Article, instantOf, isPublic } from "../core/article.js";
import { bareUrl } from "../core/bare-url.js";
import { lineOf } from "../core/cite.js";
import { type Desks, mayRead } from "../core/desks.js";
import type { Edition } from "../core/edition.js";
import { feedName } from "../core/health.js";
import { type Channel, hasChannels } from "../core/posting.js";
import { printedAgain } from "../core/printed-again.js";
import { addressIn, type Matter, type SiteFeed, type Stage, type Why } from "../core/why.js";
import { itemKey } from "./feed-items.js";
import { feedHealth } from "./health.js";
import { type DigestRecords, whyDigest } from "./why-digest.js";
import { fatesOf } from "./why-fate.js";

/** Where the way of an article or a digest is looked up, and as whom. */
export interface WhyRecords extends DigestRecords {
  readonly traces: Traces;
  readonly posts: Pick<Posts, "get">;
  /** Those that the asker may know of. */
  readonly feeds: readonly Feed[];
  readonly desks: Desks;
  readonly edition: Edition;
  /** The asker may know of what is embargoed, withheld or retracted, where they read its desk. */
  readonly seesHeld: boolean;
  /** The channels whose messages are told; absent, all are. */
  readonly channels?: readonly Pick<Channel, "platform" | "channel">[];
  /** What is read in the channel of a digest. */
  readIn(channel: Channel): Promise<{ readonly desks: Desks; readonly edition: Edition }>;
}

/**
 * What happened to an article or a digest, as far as the archive can prove it. Of an article that the asker may not
 * see the answer is that of one which never was there.
 *
 * @throws {Mistake} where there is no digest of that number
 */
export async function whyOf(records: WhyRecords, matter: Matter): Promise<Why> {
  if (matter.kind === "digest") return { kind: "digest", digests: await whyDigest(records, matter) };
  const { traces, tenant, feeds } = records;
  const trace = await traces.find(
    tenant,
    matter.name,
    feeds.map(({ url }) => url),
  );
  return trace && maySee(records, trace.article)
    ? { kind: "article", article: lineOf(trace.article), stages: await stagesOf(records, matter.name, trace) }
    : { kind: "unknown", ...(await siteOf(records, matter.name)) };
}

const maySee = ({ desks, seesHeld, now }: WhyRecords, article: Article): boolean =>
  mayRead(article, desks) && (seesHeld || isPublic(article, now));

/** How the feeds of a site stand to which an address belongs. */
async function siteOf(
  { traces, tenant, feeds }: WhyRecords,
  name: string,
): Promise<{ readonly name: string; readonly isAddress: boolean; readonly feeds: readonly SiteFeed[] }> {
  const address = addressIn(name);
  if (!address) return { name, isAddress: false, feeds: [] };
  const items = await traces.items(tenant, itemKey(address));
  const told = feeds.flatMap((feed): readonly SiteFeed[] => {
    const item = items.get(feed.url);
    // What was read once came to something, which may not be for everybody to know.
    const waits = item !== undefined && item.read === undefined;
    if (!waits && hostOf(feed.url) !== hostOf(address)) return [];
    const { failed = 0, seenAt } = item ?? {};
    return [{ ...feedHealth(feed), ...(waits && { waiting: { failed, ...(seenAt && { seenAt }) } }) }];
  });
  return { name, isAddress: true, feeds: told };
}

const hostOf = (url: string): string => bareUrl(url).split(/[/?]/)[0]!;

async function stagesOf(records: WhyRecords, name: string, trace: Trace): Promise<readonly Stage[]> {
  const { article, revisions } = trace;
  return [
    ...knownAs(name, article),
    { kind: "taken-in", at: revisions[0]!.storedAt },
    ...(await feedsOf(records, trace)),
    ...(article.baseline ? [{ kind: "baseline" } as const] : []),
    ...(await copiesOf(records, article)),
    ...heldBack(records, article),
    ...(article.desk === undefined ? [] : [{ kind: "desk", desk: article.desk } as const]),
    ...revisionsOf(records, trace),
    ...(await postsOf(records, article)),
    ...(await fatesOf(records, trace)),
  ];
}

function knownAs(name: string, { slug, url }: Article): readonly Stage[] {
  if (!addressIn(name)) return [];
  return [{ kind: "known", slug, ...(url && url !== name && { url }) }];
}

/** Those by whose ids it is known, and those that have an item with its address. */
async function feedsOf({ traces, tenant, feeds }: WhyRecords, { article, sources }: Trace) {
  if (feeds.length === 0) return [];
  const items = await traces.items(tenant, article.url ? itemKey(article.url) : "");
  const having = feeds.filter(({ url }) => sources.includes(url) || items.has(url));
  const names = having.map(({ url, state: { title } }) => feedName(url, title)).sort();
  return [{ kind: "feeds", names } as const];
}

async function copiesOf({ edition }: WhyRecords, article: Article): Promise<readonly Stage[]> {
  const copies = await printedAgain(edition, article);
  return copies.earlier.length + copies.later.length ? [{ kind: "copies", ...copies }] : [];
}

const heldBack = ({ now }: WhyRecords, { embargoedUntil: until, status }: Article): readonly Stage[] => [
  ...(until === undefined
    ? []
    : [{ kind: "embargo", until, isOver: instantOf(until) <= now.getTime() } as const]),
  ...(status === "published" ? [] : [{ kind: "withdrawn", status } as const]),
];

/** Most revisions and most messages that are told, the newest: a live blog has hundreds. */
const MOST = 10;

/** Words that nobody could see are no business of those who may not see what is held back. */
function revisionsOf({ seesHeld, now }: WhyRecords, { revisions }: Trace): readonly Stage[] {
  const told = revisions.filter(
    ({ releasedAt }) => seesHeld || (releasedAt !== undefined && releasedAt <= now.toISOString()),
  );
  return [{ kind: "revisions", ...newest(told, (shown) => ({ revisions: shown })) }];
}

async function postsOf(
  { traces, tenant, channels }: WhyRecords,
  { slug }: Article,
): Promise<readonly Stage[]> {
  const posts = await traces.posts(tenant, slug, channels);
  return posts.length ? [{ kind: "posts", ...newest(posts, (shown) => ({ posts: shown })) }] : [];
}

const newest = <T, R>(all: readonly T[], named: (shown: readonly T[]) => R) => ({
  ...named(all.slice(-MOST)),
  more: Math.max(0, all.length - MOST),
});

/** The channels of which messages are told to somebody who asks there: where nothing is posted, of all. */
export const channelsToldIn = ({
  platform,
  channel,
  within,
}: Channel & { readonly within?: string }): Pick<WhyRecords, "channels"> =>
  hasChannels(platform)
    ? { channels: [channel, ...(within ? [within] : [])].map((one) => ({ platform, channel: one })) }
    : {};
