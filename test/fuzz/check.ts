import { isDeepStrictEqual } from "node:util";
import { readArticle } from "../../src/core/facts.js";
import { draftOf } from "../../src/intake/fields.js";
import type { Outcome } from "./parsers.js";

const tag = /<\/?(?:a|b|br|div|em|i|iframe|img|p|script|span|strong|style|svg)(?:\s[^<>]*)?\/?>/i;

/**
 * What is wrong with what a parser made of an input; nothing where all is well.
 *
 * @param closely whether each article is read by the core too
 */
export function wrongIn({ articles, problems, urls, lines }: Outcome, closely: boolean): string | undefined {
  for (const { article } of articles) {
    const { identity, ...draft } = article;
    if (draft.text.trim() === "") return "an article without text";
    if (!isDeepStrictEqual(draftOf("check", { ...draft }), draft))
      return "an article whose fields are not as they are stored";
    if (identity && !identity.source) return "an identity without a source";
    if (!closely) continue;
    const { facts } = readArticle({ ...draft, revision: 1 });
    if (facts.some(({ span, text }) => draft.text.slice(span.start, span.end) !== text))
      return "a fact that is no slice";
  }
  if (problems.some(({ mistake }) => !mistake.what || !mistake.remedy)) return "a problem without a remedy";
  const marked = lines.find((line) => tag.test(line) || /[\n\r\0]/.test(line));
  if (marked !== undefined) return `markup in a line: ${marked}`;
  const address = urls.find((url) => !/^https?:\/\//.test(url));
  return address === undefined ? undefined : `an address that is none: ${address}`;
}
