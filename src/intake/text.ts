import type { ArticleDraft } from "../core/article.js";
import { namesIn } from "../core/byline.js";
import { readDates } from "../core/dates.js";
import { Mistake } from "../core/mistake.js";
import { draftOf } from "./fields.js";

/**
 * A plain text article: first line the headline, second line a date, then its blocks; who wrote it may stand before
 * the date or after it. The whole file is the text of record.
 *
 * @throws {Mistake} where headline or date are missing
 */
export function readText(place: string, slug: string, text: string): ArticleDraft {
  const [headline, second, third] = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (!headline)
    throw new Mistake(
      place,
      "the file is empty",
      "first line the headline, second line a date, then the text",
    );
  const before = bylineIn(second);
  const publishedAt = before ? dayIn(third) : dayIn(second);
  if (!publishedAt)
    throw new Mistake(
      place,
      `the second line ${second ? `"${second.slice(0, 40)}" ` : ""}is not a date`,
      "want a line such as 7 January 2026 under the headline",
    );
  const after = bylineIn(third);
  // “By Friday the river” may open an article.
  const byline = before ?? (after && namesIn(after).every((name) => "family" in name) ? after : undefined);
  return draftOf(place, { slug, headline, publishedAt, text, ...(byline && { byline }) });
}

/** “By Ann Lee, Political Editor” */
const bylineIn = (line = ""): string | undefined =>
  /^[Bb][Yy]:? (\p{Lu}[^\d!?]{2,80}(?<!\.))$/u.exec(line)?.[1];

/** The one full date of a line that holds little else. */
function dayIn(line = ""): string | undefined {
  if (line.length > 60) return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}(?:T\S+)?$/.exec(line)?.[0];
  if (iso) return iso;
  const [found] = readDates(line, 0, "2000-01-01");
  return found?.precision === "day" && /\b\d{4}\b/.test(line) ? found.from : undefined;
}
