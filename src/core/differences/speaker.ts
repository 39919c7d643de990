import type { Comparator } from "../differences.js";
import { isNamed, termSet } from "./named.js";

/** Somebody else says it in the article, or nobody but the article itself. */
export const speaker: Comparator = ({ fact: claim }, { fact, speakerTerms, terms }) => {
  const claimed = claim.attributions.find((one) => one.speaker)?.speaker;
  if (!claimed) return undefined;
  const printed = fact.attributions.find((one) => one.speaker)?.speaker;
  if (printed) {
    const same = isNamed(claimed, speakerTerms) || isNamed(printed, termSet(claimed));
    return same ? undefined : { in: "speaker", claim: claimed, article: printed };
  }
  const said = /\bsa(?:id|ys)\b|\baccording to\b/i.test(claim.text);
  const mentioned = isNamed(claimed, new Set(terms.map(({ term }) => term)));
  return mentioned || !said ? undefined : { in: "speaker", claim: claimed, article: "" };
};
