import type { Searched } from "./answer.js";
import type { Citation } from "./citation.js";
import { citeAll } from "./cite.js";
import { readClaim } from "./claim-text.js";
import { figuresDiffer } from "./conflicts.js";
import type { Difference } from "./differences.js";
import { type Edition, searchedIn } from "./edition.js";
import { evidenceFor } from "./evidence.js";
import { fold } from "./fold.js";
import type { IndexedFact } from "./indexed-fact.js";
import { judge } from "./judgement.js";
import { newestFirst } from "./newest-first.js";
import { isCovered } from "./on-matter.js";
import { heldQuotations } from "./quoted-words.js";
import type { Ranked } from "./ranking.js";
import { heldRole } from "./role-claim.js";
import { verbatimIn } from "./verbatim.js";

/** How a claim compares with some facts, best first. */
export interface Outcome {
  readonly kind: "verbatim" | "supported" | "differs" | "not-found";
  readonly facts: readonly Pick<IndexedFact, "fact" | "reading">[];
  /** On how many of the facts it rests; the others are near. */
  readonly rests: number;
  readonly differs: readonly Difference[];
}

/** A sentence held against the archive. */
export interface Finding extends Pick<Outcome, "kind" | "rests"> {
  readonly claim: string;
  /** How many citations after those it rests on are of other articles that give another figure of the same thing. */
  readonly others: number;
  /** How the claim differs from the first citation. */
  readonly differs: readonly Difference[];
  /** Best first. */
  readonly citations: readonly Citation[];
  /** How often words that are found verbatim stand in the archive. */
  readonly occurrences?: { readonly times: number; readonly articles: number };
  readonly searched: Searched;
}

/** Most sentences shown. */
const SHOWN = 5;
/** Most of them that give another figure. */
const OTHERS = 2;

/** Holds a sentence against the archive: verbatim, supported, differing (and in what), or not found. */
export async function check(edition: Edition, text: string, now: Date): Promise<Finding> {
  const claim = readClaim(text, edition, now);
  const candidates = await evidenceFor(claim, edition);
  const outcome =
    verbatimIn(claim, candidates) ??
    (await heldRole(claim, edition)) ??
    (await heldQuotations(claim, edition)) ??
    judge(claim, candidates);
  const own = outcome.facts.slice(0, outcome.rests);
  const others = claim.fact.figures.length ? othersOf(own, candidates) : [];
  const rests = fold(own).length;
  return {
    kind: outcome.kind,
    claim: text,
    differs: outcome.differs,
    rests,
    others: fold([...own, ...others]).length - rests,
    citations: citeAll(fold([...own, ...others, ...outcome.facts.slice(outcome.rests)]).slice(0, SHOWN)),
    ...(outcome.kind === "verbatim" && { occurrences: countOf(outcome) }),
    searched: searchedIn(edition),
  };
}

/** Sentences of other articles that give another figure of the same thing, newest first. */
const othersOf = (own: Outcome["facts"], candidates: readonly Ranked[]): Outcome["facts"] =>
  candidates
    .filter((one) => isCovered(one) && own.some((other) => figuresDiffer(one, other)))
    .sort((a, b) => newestFirst(a.reading, b.reading))
    .slice(0, OTHERS);

const countOf = ({ facts, rests }: Outcome) => ({
  times: rests,
  articles: new Set(facts.slice(0, rests).map(({ fact }) => fact.slug)).size,
});
