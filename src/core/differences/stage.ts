import type { Comparator } from "../differences.js";
import { type Evidence, sharedPart } from "../evidence.js";
import { sliceOf } from "../span.js";

const settled =
  /\b(?:signed|finali[sz]ed|completed|approved|guaranteed|agreed|decided|ended|finished|will|has been|have been|secured|resolved)\b/i;
const unsettled =
  /\b(?:in principle|if|only if|unless|in the event of|plans?|planned|proposed|considering|considered|might|may|could|can|would|expected|due|hopes?|unresolved|yet to|intent)\b/i;
const condition =
  "(?:only if|even if|if|unless|in the event of|provided(?: that)?|as long as|on condition that)";

/** A plan against what is done, or a condition left out. */
export const stage: Comparator = ({ text }, evidence) => {
  const done = settled.exec(text)?.[0];
  const open = unsettled.exec(text)?.[0];
  const following = conditionAfter(evidence);
  const left = following && !new RegExp(`\\b${condition}\\b`, "i").test(text) ? following : undefined;
  if (left) return { in: "stage", claim: done ?? open ?? text, article: left };
  const printed = unsettled.exec(sliceOf(evidence.fact.text, sharedPart(evidence)))?.[0];
  if (!printed || !done || open || settledWords(evidence).includes(done.toLowerCase())) return undefined;
  return { in: "stage", claim: done, article: printed };
};

const settledWords = ({ fact }: Evidence): readonly string[] =>
  (fact.text.match(new RegExp(settled, "gi")) ?? []).map((word) => word.toLowerCase());

/** A condition, or “in principle”, that follows the shared words within a few is part of what is said. */
const conditionAfter = (evidence: Evidence): string | undefined =>
  new RegExp(
    `^(?:\\s+(?!that\\b|which\\b|who\\b)[^\\s,;]+){0,4},?\\s+(?:but\\s+)?(in principle|${condition})\\b`,
    "i",
  ).exec(evidence.fact.text.slice(sharedPart(evidence).end))?.[1];
