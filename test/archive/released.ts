import type { Archive } from "../../src/archive/open.js";
import type { Article } from "../../src/core/article.js";

/** All revisions that readers could see up to an instant, by slug, oldest first. */
export async function releasedIn(
  { articles }: Pick<Archive, "articles">,
  now: Date,
): Promise<readonly Article[]> {
  const all: Article[] = [];
  for await (const some of articles.releasedBy("", now)) all.push(...some);
  return all;
}
