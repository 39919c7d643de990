import type { Claim } from "../claim-text.js";
import type { Comparator } from "../differences.js";
import type { Evidence } from "../evidence.js";
import type { Fact } from "../facts.js";
import { isNamed, isPrintedAs, isSameName } from "./named.js";

/** Somebody else says it in the article, or nobody but the article itself. */
export const speaker: Comparator = ({ fact: claim }, { fact, speakerTerms, terms, reading }) => {
  const claimed = claim.attributions.find((one) => one.speaker)?.speaker;
  if (!claimed) return undefined;
  const printed = fact.attributions.find((one) => one.speaker)?.speaker;
  if (printed) {
    const same = isNamed(claimed, speakerTerms) || isPrintedAs(claimed, printed, reading.people);
    return same ? undefined : { in: "speaker", claim: claimed, article: printed };
  }
  const said = /\bsa(?:id|ys)\b|\baccording to\b/i.test(claim.text);
  const mentioned = isNamed(claimed, new Set(terms.map(({ term }) => term)));
  return mentioned || !said ? undefined : { in: "speaker", claim: claimed, article: "" };
};

/** Whether the words that the claim is about are, in the end, another's whom it does not name. */
function isSaidByAnother(claim: Fact, { fact, fates }: Evidence): boolean {
  const places = [...fates.values()].flatMap((fate) =>
    fate.kind === "held" ? fate.by.start + fact.span.start : [],
  );
  const innermost = fact.attributions
    .filter(({ content }) => content && places.some((at) => content.start <= at && at < content.end))
    .toSorted((a, b) => b.content!.start - a.content!.start)[0]?.speaker;
  return (
    innermost !== undefined &&
    !claim.attributions.some(({ speaker: own }) => own && isSameName(innermost, own)) &&
    !claim.names.some(({ is }) => isSameName(innermost, is))
  );
}

/** Whether who says it in the claim speaks in the sentence, or is in it at least while nobody else speaks. */
export const holdsSpeaker = ({ fact: claim }: Claim, one: Evidence): boolean => {
  const { fact, speakerTerms, terms } = one;
  const claimed = claim.attributions.find((one) => one.speaker)?.speaker;
  const isAnothers = fact.attributions.some(({ speaker: own, source }) => source && !own);
  const mentioned = isAnothers ? [] : terms.map(({ term }) => term);
  return (
    !claimed || (isNamed(claimed, new Set([...speakerTerms, ...mentioned])) && !isSaidByAnother(claim, one))
  );
};
