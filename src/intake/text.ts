import type { ArticleDraft } from "../core/article.js";
import { readDates } from "../core/dates.js";
import { Mistake } from "../core/mistake.js";
import { draftOf } from "./fields.js";

/**
 * A plain text article: first line the headline, second line a date, then its blocks. The whole
 * file is the text of record.
 *
 * @throws {Mistake} where headline or date are missing
 */
export function readText(place: string, slug: string, text: string): ArticleDraft {
  const [headline, date] = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (!headline)
    throw new Mistake(
      place,
      "the file is empty",
      "first line the headline, second line a date, then the text",
    );
  const day = date === undefined ? undefined : dayIn(date);
  if (!day)
    throw new Mistake(
      place,
      `the second line ${date ? `"${date.slice(0, 40)}" ` : ""}is not a date`,
      "want a line such as 7 January 2026 under the headline",
    );
  return draftOf(place, { slug, headline, publishedAt: day, text });
}

/** The one full date of a line that holds little else. */
function dayIn(line: string): string | undefined {
  if (line.length > 60) return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}(?:T\S+)?$/.exec(line)?.[0];
  if (iso) return iso;
  const [found] = readDates(line, 0, "2000-01-01");
  return found?.precision === "day" && /\b\d{4}\b/.test(line) ? found.from : undefined;
}
