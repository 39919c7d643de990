import { z } from "zod";
import type { Arrival } from "../core/article.js";
import { Mistake } from "../core/mistake.js";
import { siteOf, webAddress } from "./addresses.js";
import type { FeedIntake } from "./document.js";
import { draftOf } from "./fields.js";
import { takeIn, together } from "./intake.js";
import { bylineOf } from "./json-ld.js";
import { isObject } from "./json-shapes.js";
import { isLater, notAhead, readMoment } from "./moments.js";
import { lineIn, proseIn } from "./prose.js";
import { slugFor, slugOf } from "./slugs.js";

const rendered = z.object({ rendered: z.string(), protected: z.boolean().optional() });

const post = z.object({
  id: z.number(),
  link: z.string(),
  title: rendered,
  content: rendered,
  guid: rendered.optional().catch(undefined),
  slug: z.string().optional().catch(undefined),
  status: z.string().optional().catch(undefined),
  date_gmt: z.string().optional().catch(undefined),
  date: z.string().optional().catch(undefined),
  modified_gmt: z.string().optional().catch(undefined),
  _embedded: z
    .object({ author: z.array(z.object({ name: z.string().optional().catch(undefined) })) })
    .optional()
    .catch(undefined),
});

/** Whether JSON is a list of posts of WordPress, or one of them. */
export const arePosts = (json: unknown): boolean => {
  const first: unknown = Array.isArray(json) ? json[0] : json;
  return isObject(first) && "link" in first && isObject(first.title) && "rendered" in first.title;
};

/**
 * Posts as WordPress' REST interface gives them.
 *
 * @see https://developer.wordpress.org/rest-api/reference/posts/
 */
export function readPosts(place: string, json: unknown, now: Date): FeedIntake {
  const posts = Array.isArray(json) ? json : [json];
  const intakes = posts.map((one, i) => {
    const at = `${place} post ${i + 1}`;
    return takeIn(at, () => readPost(at, one, now));
  });
  return { ...together(intakes), links: [] };
}

function readPost(place: string, json: unknown, now: Date): Arrival {
  const parsed = post.safeParse(json);
  const url = webAddress(parsed.data?.link);
  if (!parsed.success || !url)
    throw new Mistake(
      place,
      `${parsed.error?.issues[0]?.path.join(".") ?? "link"} is missing or no text`,
      "ask WordPress for wp/v2/posts with _embed",
    );
  const { title, content, guid, slug, status, date, date_gmt, modified_gmt, _embedded } = parsed.data;
  if (content.protected)
    throw new Mistake(place, "it is protected by a password", "publish it, or leave it out");
  const headline = lineIn(title.rendered);
  const publishedAt = notAhead(readMoment(date_gmt ?? date ?? "") ?? now.toISOString().slice(0, 10), now);
  const modified = readMoment(modified_gmt ?? "");
  const draft = draftOf(place, {
    slug: slugOf(slug ?? "") || slugFor(url, headline),
    headline,
    byline: bylineOf((_embedded?.author ?? []).map(({ name }) => lineIn(name ?? ""))),
    url,
    publishedAt,
    updatedAt: modified && isLater(modified, publishedAt) ? notAhead(modified, now) : undefined,
    status: status === undefined || status === "publish" ? "published" : "withheld",
    text: proseIn(place, content.rendered, headline),
  });
  return { ...draft, identity: { source: siteOf(url), guid: guid?.rendered ?? String(parsed.data.id) } };
}
