import { type Claim, isCompared, isOfName } from "../claim-text.js";
import type { Comparator } from "../differences.js";
import { type Evidence, hasPronoun } from "../evidence.js";
import type { Name } from "../names.js";
import { areComparable, isNamed, isSameName, kindOf, termSet } from "./named.js";

/** A name that the sentence does not have, where it has another one like it. */
export const name: Comparator = (whole, evidence) => {
  const { fact: claim, question } = whole;
  const { fact, terms, leadTerms, speakerTerms, reading } = evidence;
  const own = new Set([
    ...terms.map(({ term }) => term),
    ...speakerTerms,
    ...fact.names.flatMap(({ is }) => [...termSet(is)]),
  ]);
  const isKnown = (one: Name) =>
    isNamed(one.text, own) || (hasPronoun(evidence) && isNamed(one.text, leadTerms));
  const isSpoken = (one: Name) =>
    fact.attributions.length > 0 && isCompared({ ...claim, figures: [] }, one.start);
  // What the archive never names is no counterpart of what it names: another town's bridge is not ours.
  const isForeign = (one: Name) =>
    question.terms.some(({ unknown, at }) => unknown && one.start <= at && at < one.end);
  const strange = claim.names.find(
    (one) => one.kind !== "adjective" && !isKnown(one) && !isSpoken(one) && !isForeign(one),
  );
  if (!strange || !isOtherwiseHeld(whole, evidence)) return undefined;
  // A surname alone is a person's where the article has such a person.
  const isPerson = reading.people.some((person) => isSameName(person.name, strange.text));
  const meant: Name = isPerson ? { ...strange, kind: "person" } : strange;
  const instead = fact.names.find(
    (one) => areComparable(one, meant) && !claim.names.some((named) => isSameName(named.text, one.text)),
  );
  return instead && { in: kindOf(claim, meant), claim: strange.text, article: instead.text };
};

/** Most of what is said besides names is said there too. */
function isOtherwiseHeld(claim: Claim, { fates }: Evidence): boolean {
  const said = claim.question.terms.filter((term) => !isOfName(claim, term));
  const count = (kinds: RegExp) => said.filter((term) => kinds.test(fates.get(term)!.kind)).length;
  return count(/held|opposed/) >= Math.max(1, 3 * count(/missing|related/));
}
