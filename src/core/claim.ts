import type { Searched } from "./answer.js";
import type { Citation } from "./citation.js";
import { citeAll, lineOf } from "./cite.js";
import { type Difference, differencesBetween } from "./differences.js";
import { type Edition, searchedIn } from "./edition.js";
import type { Fact } from "./facts.js";
import { readArticle } from "./facts.js";
import { readQuestion } from "./question.js";
import { type Ranked, rank } from "./ranking.js";
import { squash, wordsOf } from "./words.js";

/** A sentence held against the archive. The citations are best first. */
export interface Finding {
  readonly kind: "verbatim" | "supported" | "differs" | "not-found";
  readonly claim: string;
  /** How the claim differs from the first citation. */
  readonly differs: readonly Difference[];
  readonly citations: readonly Citation[];
  readonly searched: Searched;
}

const CANDIDATES = 60;
const SHOWN = 5;
/** Fewest words that are found verbatim; shorter runs occur by chance. */
const VERBATIM_WORDS = 4;
/** Share of a sentence that a fragment must make up to count as the sentence, unless it was quoted. */
const VERBATIM_SHARE = 0.5;
/** Share of the claim's words, by rarity, that a sentence must hold to be about the same thing. */
const SAME_MATTER = 0.6;
/** Another sentence is held against the claim too when it holds about as much of it. */
const AS_CLOSE = 0.85;

/** Holds a sentence against the archive: verbatim, supported, differing (and in what), or not found. */
export function check(edition: Edition, text: string, now: Date): Finding {
  const searched = searchedIn(edition);
  const found = (
    kind: Finding["kind"],
    facts: readonly Ranked[],
    differs: readonly Difference[] = [],
  ): Finding => ({
    kind,
    claim: text,
    differs,
    citations: citeAll(once(facts).slice(0, SHOWN)),
    searched,
  });
  const question = readQuestion(text, edition.index, now);
  const terms = new Map(question.terms.flatMap(({ variants }) => [...variants]));
  const candidates = rank(
    { ...question, wants: "any" },
    edition.index.search(terms, CANDIDATES),
    edition.index,
  )
    .filter(({ fact }) => fact.kind === "sentence")
    .sort((a, b) => b.features.coverage - a.features.coverage || b.score - a.score);

  const verbatim = candidates.filter(({ fact }) => isVerbatim(text, fact));
  if (verbatim.length) return found("verbatim", verbatim);

  const best = candidates[0];
  if (!best || best.features.context < SAME_MATTER) return found("not-found", candidates.slice(0, 3));
  const claim = readClaim(text, now);
  const close = candidates
    .filter((one) => one.features.coverage >= best.features.coverage * AS_CLOSE)
    .slice(0, 3);
  const judged = close.map((one) => ({ one, differs: differencesBetween(claim, one) }));
  const agreeing = judged.filter(({ differs }) => differs.length === 0).map(({ one }) => one);
  if (agreeing.length) {
    const missing = question.terms.filter(({ unknown }) => unknown);
    return missing.length ? found("not-found", agreeing) : found("supported", [...agreeing, ...close]);
  }
  return found("differs", [judged[0]!.one, ...candidates], judged[0]!.differs);
}

/** The claim, read as if it were the one sentence of an article. */
function readClaim(text: string, now: Date): Fact {
  const sentence = /[.?!]["”’]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
  const reading = readArticle({
    slug: "claim",
    headline: "",
    publishedAt: now.toISOString(),
    revision: 1,
    text: sentence,
    status: "published",
    corrections: [],
  });
  return reading.facts.find(({ kind }) => kind === "sentence") ?? reading.facts[0]!;
}

/** The sentence itself, most of it, or words of it that were quoted. */
function isVerbatim(text: string, { text: sentence }: Fact): boolean {
  const [claim, printed] = [squash(text), squash(sentence)];
  if (claim === printed) return true;
  const words = wordsOf(text).length;
  if (words < VERBATIM_WORDS || !` ${printed} `.includes(` ${claim} `)) return false;
  return words >= wordsOf(sentence).length * VERBATIM_SHARE || /^["“].*["”]$/s.test(text.trim());
}

/** The same sentence in several articles is one line with the others beside it. */
function once(facts: readonly Ranked[]) {
  const lines = new Map<string, Ranked & { alsoIn: ReturnType<typeof lineOf>[] }>();
  for (const one of facts) {
    const known = lines.get(squash(one.fact.text));
    if (!known) lines.set(squash(one.fact.text), { ...one, alsoIn: [] });
    else if (known.fact.slug !== one.fact.slug && !known.alsoIn.some(({ slug }) => slug === one.fact.slug))
      known.alsoIn.push(lineOf(one.reading.article));
  }
  return [...lines.values()];
}
