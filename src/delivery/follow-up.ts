import type { Behind } from "../archive/behind.js";
import type { Cited, KeptPost } from "../archive/post-row.js";
import type { Posts } from "../archive/posts.js";
import { corrected } from "../core/corrected.js";
import type { Reading } from "../core/facts.js";
import { type Fate, type Fates, fateOf } from "../core/fate.js";
import type { Channel, Post, Poster } from "../core/posting.js";
import { presentCorrection } from "../core/present-correction.js";
import type { Presentation } from "../core/presentation.js";

/** What following the articles leans on. */
export interface FollowUp {
  readonly posts: Posts;
  readonly tenant: string;
  /** The revisions of an article that may be read now in a channel, oldest first. */
  history(channel: Channel, slug: string): Promise<readonly Reading[]>;
  /** A reply with links to the pages, once they are open. */
  linked(reply: Presentation): Presentation;
  now(): Date;
}

/**
 * Takes a post as far as an article has come. Where sentences it shows were changed, the correction
 * that says so is kept in the same step, and waits to be delivered. A correction that is itself
 * behind says nothing new; it only loses words that were withdrawn.
 */
export async function followUp(run: FollowUp, poster: Poster, { post: id, slug }: Behind): Promise<void> {
  const post = await run.posts.get(run.tenant, id);
  if (!post) return;
  const history = await run.history(post, slug);
  const to = history.at(-1)?.article.revision ?? "withdrawn";
  const fates = fatesOf(post, slug, history);
  if (post.kind === "correction" && to === "withdrawn") {
    const outcome = await poster.edit(post, presentCorrection(fates));
    if (outcome.kind === "busy" || outcome.kind === "unclear") return;
  }
  const correction =
    post.kind === "correction" || fates.size === 0 ? undefined : correctionOf(run, post, slug, fates);
  await run.posts.advance(run.tenant, { post: id, slug, to, ...(correction && { correction }) }, run.now());
}

/** What became of the sentences of one article since the post last followed it. */
function fatesOf({ citations }: KeptPost, slug: string, history: readonly Reading[]): Fates {
  const fates = citations.flatMap((cited): readonly (readonly [number, Fate])[] => {
    if (cited.slug !== slug || cited.followed === "withdrawn") return [];
    return [[cited.number, fateOf(cited, history, cited.followed ?? cited.revision)]];
  });
  return new Map(fates.filter(([, { kind }]) => kind !== "stays"));
}

/** Nothing, where neither a message nor an asker is known. */
function correctionOf({ linked }: FollowUp, post: KeptPost, slug: string, fates: Fates): Post | undefined {
  const { platform, tenant, id, asker } = post;
  const isMessage = post.messages.length > 0;
  const channel = isMessage ? post.channel : asker;
  if (!channel) return undefined;
  const cited = post.citations.filter((one) => one.slug === slug && fates.has(one.number));
  const quotesItself = cited.some(({ quote }) => post.asked.includes(quote));
  return {
    ...{ platform, tenant, channel, kind: "correction", asked: id, messages: [] },
    ...(asker && { asker }),
    citations: cited.filter(({ number }) => fates.get(number)?.kind === "changed").map(quoted),
    presentation: linked(presentCorrection(fates, isMessage || quotesItself ? undefined : post.asked)),
  };
}

const quoted = ({ slug, revision, ...cited }: Cited) => ({ ...cited, article: { slug, revision } });

/** A message as it is to read, as far as it has followed its articles. */
export async function followed(
  { history, linked }: FollowUp,
  original: Presentation,
  post: KeptPost,
): Promise<Presentation> {
  const fates = new Map<number, Fate>();
  for (const cited of post.citations)
    fates.set(
      cited.number,
      cited.followed === "withdrawn"
        ? { kind: "withdrawn" }
        : fateOf(cited, await history(post, cited.slug), cited.revision, cited.followed ?? cited.revision),
    );
  return linked(corrected(original, fates));
}
