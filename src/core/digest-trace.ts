import type { ArticleLine } from "./article.js";
import { lineText, underHeadline } from "./present.js";
import type { Part, Presentation } from "./presentation.js";

/** How a posted digest names an article of which it quotes nothing; nothing, where it does not. */
export type Naming = "copy" | "source" | "no-room" | undefined;

/**
 * What a digest that was posted has of an article beside quotations.
 *
 * @param lines the article as its revisions told it
 * @param shown numbers of the citations for which the message had room: what comes behind the last was cut
 */
export function namedIn(
  { parts }: Pick<Presentation, "parts">,
  lines: readonly ArticleLine[],
  shown: ReadonlySet<number>,
): Naming {
  const at = parts.findIndex((part, i) => names(part, parts[i + 1], lines));
  if (at < 0) return undefined;
  const isShown = (part: Part) => part.kind === "citation" && shown.has(part.citation.number);
  const isCut = parts.some((part) => part.kind === "citation" && !isShown(part));
  const part = parts[at]!;
  if (part.kind === "citation" || (isCut && at > parts.findLastIndex(isShown))) return "no-room";
  const isCopy = part.kind === "list" && !part.items.some((item) => lines.some(isHead(item)));
  return isCopy ? "copy" : "source";
}

function names(part: Part, next: Part | undefined, lines: readonly ArticleLine[]): boolean {
  switch (part.kind) {
    case "citation":
      return lines.some(({ slug }) => slug === part.citation.article.slug);
    case "list":
      return part.items.some((item) => lines.some((line) => isHead(item)(line) || isBeside(item)(line)));
    case "text":
      return lines.some((line) => part.text === lineText(line));
    case "heading":
      return lines.some(
        (line) => part.text === line.headline && next?.kind === "note" && next.text === underHeadline(line),
      );
    default:
      return false;
  }
}

/** A line of sources begins with the article that prints the text first. */
const isHead =
  (item: string) =>
  (line: ArticleLine): boolean =>
    item === lineText(line) || item.startsWith(`${lineText(line)} · `);

/** Those that print it again stand behind it, parted by semicolons. */
const isBeside =
  (item: string) =>
  (line: ArticleLine): boolean =>
    [": ", "; "].some((sign) => item.includes(sign + lineText(line)));
