import { type Claim, isCompared, isOfName } from "../claim-text.js";
import { clausesOf } from "../clauses.js";
import type { Comparator } from "../differences.js";
import type { Evidence } from "../evidence.js";
import type { Fact } from "../facts.js";
import type { Name } from "../names.js";
import type { Term } from "../terms.js";
import { isNamed, isSameName, kindOf, termSet } from "./named.js";

/** The same is said of somebody else: “Kale beat Orr” against “Orr beat Kale”. */
export const subject: Comparator = (claim, evidence) => {
  const matter = claim.question.terms.find(({ at }) => !isCompared(claim.fact, at));
  const claimed = subjectsOf(claim.fact).find(
    ({ start, end }) => matter && start <= matter.at && matter.at < end,
  );
  const verb = claimed && verbAfter(claim, evidence, claimed);
  if (!claimed || !verb) return undefined;
  const printed = doerOf(evidence, claimed, verb.start);
  return printed && !areOne(printed, claimed)
    ? { in: kindOf(claim.fact, claimed), claim: claimed.text, article: printed.text }
    : undefined;
};

/** Names that are neither owners nor descriptions. */
const subjectsOf = ({ names }: Fact): readonly Name[] =>
  names.filter(({ kind, owner }) => kind !== "adjective" && !owner);

const areOne = (a: Name, b: Name): boolean => a.is === b.is || isSameName(a.is, b.is);

/** The first word of the claim after its subject that is no name, where it stands in the sentence. */
function verbAfter(claim: Claim, { fates, stretch }: Evidence, { end }: Name): Term | undefined {
  const after = claim.question.terms.find((term) => term.at >= end && !isOfName(claim, term));
  const fate = after && fates.get(after);
  return fate?.kind === "held" && fate.by.start >= stretch.start ? fate.by : undefined;
}

/** Who does it in the sentence; nothing where that cannot be told. */
function doerOf(evidence: Evidence, claimed: Name, verb: number): Name | undefined {
  const { fact } = evidence;
  const at = ({ start }: Name): number => start - fact.span.start;
  const clause = clausesOf(fact.text).find(({ start, end }) => start <= verb && verb < end);
  const names = subjectsOf(fact);
  const before = names.filter((name) => at(name) < verb && at(name) >= (clause?.start ?? 0));
  if (before.some((name) => areOne(name, claimed))) return undefined;
  const own = names.find((name) => areOne(name, claimed));
  const lead = fact.text.slice(clause?.start ?? 0, verb);
  if (own) {
    const isBy = /\bby\b/i.test(fact.text.slice(verb, Math.max(verb, at(own))));
    return at(own) > verb && !isBy ? nearest(before, fact, lead) : undefined;
  }
  return before.length === 0 && /\b(?:he|she|it|they)\b/i.test(lead) ? antecedentOf(evidence) : undefined;
}

/** The last name before the verb that no preposition governs. */
const nearest = (names: readonly Name[], fact: Fact, lead: string): Name | undefined =>
  names.findLast(
    ({ start }) =>
      !/\b(?:of|in|at|from|on|with|to|by|about|over|against|into|near|for)\s+(?:the\s+)?$/i.test(
        fact.text.slice(0, start - fact.span.start),
      ) && lead.length > 0,
  );

/** Whom the sentence before is about. */
function antecedentOf({ fact, reading: { facts } }: Evidence): Name | undefined {
  const inserted = fact.insertions[0]?.text;
  const before = facts[facts.indexOf(fact) - 1];
  const names = before?.kind === "sentence" ? subjectsOf(before) : [];
  return inserted ? names.find(({ is }) => isNamed(inserted, termSet(is))) : names[0];
}
