import type { Citation } from "./citation.js";
import type { Part, Presentation } from "./presentation.js";
import { citingPathOf, pathOf } from "./source-page.js";

/**
 * A reply whose citations lead to the web page where the publisher's cannot show the sentence: it has no
 * address, or its page has other words by now. Forms to copy lead to the page that has them all. The page of a desk's article is
 * open to nobody.
 *
 * @param base the web page's address, without a last slash
 */
export const linkToPages = (reply: Presentation, base: string): Presentation => ({
  ...reply,
  parts: reply.parts.map((part) => linked(part, base)),
});

function linked(part: Part, base: string): Part {
  if (part.kind === "code" && part.cites.article.desk === undefined)
    return { ...part, href: base + citingPathOf(part.cites.article, part.cites.fact) };
  if (part.kind !== "citation" || !needsPage(part.citation)) return part;
  const { article, fact } = part.citation;
  return { ...part, citation: { ...part.citation, href: base + pathOf(article, fact) } };
}

const needsPage = ({ href, change, article }: Citation): boolean =>
  article.desk === undefined && (href === undefined || change !== undefined);
