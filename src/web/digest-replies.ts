import { localDay } from "../core/day.js";
import { type Digest, hasNews } from "../core/digest.js";
import { dayPath, digestFeed } from "../core/digest-feed.js";
import { isDay } from "../core/input.js";
import type { Newsroom } from "../core/newsroom.js";
import { turn } from "../core/turn.js";
import { digestPage } from "./digest-page.js";
import { digestPhrases } from "./phrases.js";
import { page, type Reply, redirect } from "./reply.js";

/** What the digests are read from. */
export type DigestRoom = Pick<Newsroom, "digest" | "days" | "now" | "zone">;

/** Days in the feed, and on the list of a page: enough for a reader who was away for a week. */
const MOST = 10;

/** The place of a digest: the newest day, the feed, a day, or the feed of a day. */
const place = /^\/digest(?:\/(?<day>\d{4}-\d{2}-\d{2}))?(?<json>\.json)?$/;

/** The reply to a GET of a digest, as everybody may read it; nothing where there is none. */
export async function digestReply(
  pathname: string,
  newsroom: () => Promise<DigestRoom>,
  publicUrl: string | undefined,
): Promise<Reply | undefined> {
  const found = place.exec(pathname)?.groups;
  if (!found) return undefined;
  const { day, json } = found;
  const room = await newsroom();
  const feedOf = (digests: readonly Digest[]) =>
    feedReply(digests, { zone: room.zone, path: pathname, publicUrl });
  if (day === undefined) {
    const days = await room.days(MOST);
    if (json) return feedOf(await digestsOf(room, days));
    return days[0] ? redirect(dayPath(days[0])) : undefined;
  }
  const [digest] = await digestsOf(room, [day]);
  if (!digest) return undefined;
  return json ? feedOf([digest]) : page(200, digestPage(digest, await room.days(MOST)));
}

/** Of days that have begun and have anything to tell. */
async function digestsOf(room: DigestRoom, days: readonly string[]): Promise<readonly Digest[]> {
  const digests: Digest[] = [];
  for (const day of days) {
    if (!isDay(day) || day > localDay(room.now, room.zone)) continue;
    // Others are answered in between.
    await turn();
    digests.push(await room.digest(day));
  }
  return digests.filter(hasNews);
}

function feedReply(
  digests: readonly Digest[],
  {
    zone,
    path,
    publicUrl: base,
  }: { readonly zone: string; readonly path: string; readonly publicUrl: string | undefined },
): Reply {
  const feed = digestFeed(digests, { title: digestPhrases.feed, zone, path, ...(base && { base }) });
  return {
    status: 200,
    body: `${JSON.stringify(feed, undefined, 2)}\n`,
    headers: { "content-type": "application/feed+json" },
  };
}
