import { apLine } from "./ap-line.js";
import type { Citation } from "./citation.js";
import { harmless } from "./harmless.js";
import { leadsTo } from "./leads-to.js";

/** A quote as HTML: a block quotation with its address, and its attribution below. */
export function citedInHtml(citation: Citation): string {
  const address = leadsTo(citation);
  const headline = (words: string) =>
    address ? `<a href="${escaped(address)}">${escaped(words)}</a>` : escaped(words);
  return `<figure>
<blockquote${address ? ` cite="${escaped(address)}"` : ""}><p>${escaped(citation.quote)}</p></blockquote>
<figcaption>— ${apLine(citation, { text: escaped, headline })}</figcaption>
</figure>`;
}

/** Text for an element or a quoted attribute; the return of a Windows line end is kept from being dropped. */
const escaped = (text: string): string =>
  harmless(text).replace(/[&<>"'\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
