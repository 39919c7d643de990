import { type Claim, isOfName } from "../claim-text.js";
import type { Comparator } from "../differences.js";
import type { Evidence } from "../evidence.js";
import type { Fact } from "../facts.js";
import type { Name } from "../names.js";
import { isSameName, kindOf } from "./named.js";

/** The same is done to, or stands beside, another name: “went to Norway” against “went to Chile”. */
export const object: Comparator = (claim, evidence) => {
  for (const claimed of claim.fact.names) {
    const printed = claimed.kind === "adjective" ? undefined : inItsPlace(claim, claimed, evidence);
    if (printed) return { in: kindOf(claim.fact, claimed), claim: claimed.text, article: printed.text };
  }
  return undefined;
};

const article = "(?:\\s+(?:the|a|an|its|their|his|her))?\\s+";
const preposition = new RegExp(`\\s(to|in|at|on|from|with|by|for|of|against|into)${article}$`, "i");

/** The name that follows the same word, with the same preposition, in the sentence. */
function inItsPlace(claim: Claim, claimed: Name, { fact, fates }: Evidence): Name | undefined {
  const word = claim.question.terms.findLast((term) => term.at < claimed.start && !isOfName(claim, term));
  const fate = word && fates.get(word);
  if (!word || fate?.kind !== "held") return undefined;
  const between = claim.text.slice(word.at + word.text.length, claimed.start);
  const small = preposition.exec(between)?.[1];
  const lead = new RegExp(`^${small ? `\\s+${small}` : ""}${article}`, "i");
  if (lead.exec(between)?.[0] !== between) return undefined;
  const after = lead.exec(fact.text.slice(fate.by.end))?.[0];
  const at = after === undefined ? -1 : fact.span.start + fate.by.end + after.length;
  const i = fact.names.findIndex(({ start, kind }) => start === at && kind !== "adjective");
  return rowFrom(fact, i).some(({ is }) => isSameName(is, claimed.is)) ? undefined : fact.names[i];
}

/** “To Norway and Chile”: each name of a row stands there. */
function rowFrom({ names, text, span }: Fact, first: number): readonly Name[] {
  const row = names.slice(first, first + 1);
  for (const name of first < 0 ? [] : names.slice(first + 1)) {
    const gap = text.slice(row.at(-1)!.end - span.start, name.start - span.start);
    if (!/^(?:,|,?\s+(?:and|or))\s+(?:the\s+)?$/.test(gap)) break;
    row.push(name);
  }
  return row;
}
