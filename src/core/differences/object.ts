import { type Claim, isOfName } from "../claim-text.js";
import type { Comparator } from "../differences.js";
import type { Evidence } from "../evidence.js";
import type { Name } from "../names.js";
import { isSameName, kindOf } from "./named.js";

/** The same is done to, or stands beside, another name: “went to Poland” against “went to Armenia”. */
export const object: Comparator = (claim, evidence) => {
  for (const claimed of claim.fact.names) {
    const printed = claimed.kind === "adjective" ? undefined : inItsPlace(claim, claimed, evidence);
    if (printed) return { in: kindOf(claim.fact, claimed), claim: claimed.text, article: printed.text };
  }
  return undefined;
};

const small = "(?:\\s+(?:the|a|an|its|their|his|her))?\\s+";
const preposition =
  /\s(to|in|at|on|from|with|by|for|of|against|into)(?:\s+(?:the|a|an|its|their|his|her))?\s+$/i;

/** The name that follows the same word, with the same preposition, in the sentence. */
function inItsPlace(claim: Claim, claimed: Name, { fact, fates }: Evidence): Name | undefined {
  const word = claim.question.terms.findLast((term) => term.at < claimed.start && !isOfName(claim, term));
  const fate = word && fates.get(word);
  if (!word || fate?.kind !== "held") return undefined;
  const between = claim.text.slice(word.at + word.text.length, claimed.start);
  const with_ = preposition.exec(between)?.[1] ?? "";
  if (!new RegExp(`^${with_ && `\\s+${with_}`}${small}$`, "i").test(between)) return undefined;
  const after = fact.text.slice(fate.by.end);
  const lead = new RegExp(`^${with_ && `\\s+${with_}`}${small}`, "i").exec(after)?.[0];
  const at = lead === undefined ? -1 : fact.span.start + fate.by.end + lead.length;
  const printed = fact.names.find(({ start, kind }) => start === at && kind !== "adjective");
  if (!printed || isSameName(printed.is, claimed.is)) return undefined;
  // “To Poland and Armenia”: each of a row stands there.
  const rest = fact.text.slice(printed.end - fact.span.start);
  const isInRow = new RegExp(
    `^(?:(?:,|\\s+and|\\s+or)\\s+(?:the\\s+)?\\p{Lu}[\\p{L}’'-]*)*?(?:,|\\s+and|\\s+or)\\s+(?:the\\s+)?${claimed.text}`,
    "u",
  ).test(rest);
  return isInRow ? undefined : printed;
}
