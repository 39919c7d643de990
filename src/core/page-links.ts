import type { Citation } from "./citation.js";
import type { Presentation } from "./presentation.js";
import { pathOf } from "./source-page.js";

/**
 * A reply whose citations lead to the web page where the publisher's cannot show the sentence: it has no
 * address, or its page has other words by now. The page of a desk's article is open to nobody.
 *
 * @param base the web page's address, without a last slash
 */
export const linkToPages = (reply: Presentation, base: string): Presentation => ({
  ...reply,
  parts: reply.parts.map((part) =>
    part.kind === "citation" && needsPage(part.citation)
      ? {
          ...part,
          citation: { ...part.citation, href: base + pathOf(part.citation.article, part.citation.fact) },
        }
      : part,
  ),
});

const needsPage = ({ href, change, article }: Citation): boolean =>
  article.desk === undefined && (href === undefined || change !== undefined);
