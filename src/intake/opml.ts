import { generateOpml, type Opml, parseOpml } from "feedsmith";
import { Mistake } from "../core/mistake.js";
import { webAddress } from "./addresses.js";
import { withoutControls } from "./characters.js";
import type { Problem } from "./intake.js";
import { lineIn } from "./prose.js";

/** A feed of a list. */
export interface ListedFeed {
  readonly url: string;
  readonly title?: string;
}

/** The feeds of a list, and the lines that name none. */
export interface FeedList {
  readonly feeds: readonly ListedFeed[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a list of feeds as feed readers export it, folders and all; each feed once.
 *
 * @throws {Mistake} where it is no OPML
 */
export function readOpml(place: string, words: string): FeedList {
  const outlines = flat(outlinesIn(place, withoutControls(words))).filter(
    ({ xmlUrl }) => xmlUrl !== undefined,
  );
  const feeds = new Map<string, ListedFeed>();
  const problems: Problem[] = [];
  for (const { xmlUrl = "", title, text } of outlines) {
    const url = webAddress(
      xmlUrl.replace(/^feed:(?:\/\/)?(?=https?:)/i, "").replace(/^feed:\/\//i, "https://"),
    );
    const name = lineIn(title ?? text ?? "");
    if (url && !feeds.has(url)) feeds.set(url, { url, ...(name && { title: name }) });
    else if (!url)
      problems.push({
        place,
        mistake: new Mistake(place, `"${xmlUrl.slice(0, 200)}" is not a web address`, "want https://…"),
      });
  }
  if (outlines.length === 0)
    throw new Mistake(place, "the list names no feed", 'want outlines with xmlUrl="https://…"');
  return { feeds: [...feeds.values()], problems };
}

function outlinesIn(place: string, words: string): readonly Outline[] {
  try {
    return parseOpml(words).body?.outlines ?? [];
  } catch {
    throw new Mistake(
      place,
      "the list cannot be read: it is no OPML",
      "export it from the feed reader again",
    );
  }
}

type Outline = Opml.Outline<string>;

/** Outlines and those inside them, in order; the parser bounds how deep they may stand. */
const flat = (outlines: readonly Outline[]): readonly Outline[] =>
  outlines.flatMap((outline) => [outline, ...flat(outline.outlines ?? [])]);

/** A list of feeds that every feed reader can import. */
export const writeOpml = (feeds: readonly ListedFeed[]): string =>
  generateOpml({
    head: { title: "Verbatim" },
    body: {
      outlines: feeds.map(({ url, title }) => ({
        type: "rss",
        text: title ?? url,
        title: title ?? url,
        xmlUrl: url,
      })),
    },
  });
