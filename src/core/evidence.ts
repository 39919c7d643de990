import { type Claim, isCompared } from "./claim-text.js";
import { stretchOf } from "./clauses.js";
import type { Edition } from "./edition.js";
import type { Placed } from "./facts.js";
import type { IndexedFact } from "./indexed-fact.js";
import { frequencyOf } from "./match.js";
import { areOpposed } from "./opposites.js";
import { type QuestionTerm, wordsToFind } from "./question.js";
import { type Ranked, rank } from "./ranking.js";
import { rarityOf } from "./scorer.js";
import { contains, type Span } from "./span.js";
import { isMisprint } from "./spelling.js";
import { equivalents } from "./synonyms.js";
import { stemOf, type Term, termsOf } from "./terms.js";
import { isOthersTurn, turn } from "./turn.js";
import { wordsOf } from "./words.js";

/** What has become of a word of the claim in a sentence of the archive. */
export type Fate =
  /** It stands there, or a word that says the same. */
  | { readonly kind: "held"; readonly by: Term }
  /** A word about the same matter stands there. */
  | { readonly kind: "related" }
  /** It stands in what the sentence leans on. */
  | { readonly kind: "leaned" }
  /** Its contrary stands there. */
  | { readonly kind: "opposed"; readonly by: Term }
  | { readonly kind: "missing" };

/** A sentence of the archive, held against a claim. */
export interface Evidence extends IndexedFact {
  readonly fates: ReadonlyMap<QuestionTerm, Fate>;
  /** The part of the sentence that the claim is about, as offsets in the sentence. */
  readonly stretch: Span;
  /** Share of the claim's matter, by rarity, that the sentence holds, between 0 and 1. */
  readonly own: number;
  /** The same, with what the sentence leans on. */
  readonly share: number;
}

const CANDIDATES = 60;
/** What a word that is only leaned on, or only related, counts against one that stands in the sentence. */
const LEANED = 0.5;
const RELATED = 0.6;

/** Sentences about the claim's matter, best first: who says it and its figures are compared, not looked for. */
export async function evidenceFor(claim: Claim, edition: Edition): Promise<readonly (Evidence & Ranked)[]> {
  const { index } = edition;
  const matter = matterOf(claim);
  const looked = (matter.length ? matter : claim.question.terms).filter(({ unknown }) => !unknown);
  const ranked = await rank(
    { ...claim.question, terms: looked, wants: "any" },
    await index.search(wordsToFind(looked), CANDIDATES),
    index,
  );
  const evidence: (Evidence & Ranked)[] = [];
  for (const one of ranked.filter(({ fact: { kind } }) => kind === "sentence")) {
    if (isOthersTurn()) await turn();
    evidence.push(heldAgainst(claim, one, edition));
  }
  return evidence.sort((a, b) => b.share - a.share || b.score - a.score);
}

/** The words of a claim that are looked for. */
export const matterOf = ({ question, fact }: Claim): readonly QuestionTerm[] =>
  question.terms.filter(({ at }) => !isCompared(fact, at));

/** A sentence, held against a claim. */
export function heldAgainst<T extends IndexedFact>(claim: Claim, one: T, { index }: Edition): T & Evidence {
  const { terms } = claim.question;
  const matter = matterOf(claim);
  const rarity = (term: QuestionTerm): number => rarityOf(frequencyOf(term, index), index.size);
  const stretch = stretchOf(
    one.fact.text,
    terms.map((term) =>
      isCompared(claim.fact, term.at) || one.terms.some((own) => isContrary(term, own))
        ? []
        : one.terms.filter((own) => saysSame(term, own)).map(({ start }) => start),
    ),
  );
  const fates = new Map(terms.map((term) => [term, fateOf(term, one, stretch)] as const));
  const whole = matter.reduce((sum, term) => sum + rarity(term), 0) || 1;
  const sum = (worth: Readonly<Record<Fate["kind"], number>>) =>
    matter.reduce((all, term) => all + rarity(term) * worth[fates.get(term)!.kind], 0) / whole;
  return {
    ...one,
    fates,
    stretch,
    own: sum({ held: 1, opposed: 1, related: RELATED, leaned: 0, missing: 0 }),
    share: sum({ held: 1, opposed: 1, related: RELATED, leaned: LEANED, missing: 0 }),
  };
}

function fateOf(term: QuestionTerm, one: IndexedFact, stretch: Span): Fate {
  const near = one.terms.filter((own) => contains(stretch, own));
  const within = near.find((own) => saysSame(term, own));
  if (within) return { kind: "held", by: within };
  const contrary = near.find((own) => isContrary(term, own));
  if (contrary) return { kind: "opposed", by: contrary };
  const beyond = one.terms.find((own) => saysSame(term, own));
  if (beyond) return { kind: "held", by: beyond };
  if (one.terms.some((own) => term.variants.has(own.term))) return { kind: "related" };
  return leans(term, one) ? { kind: "leaned" } : { kind: "missing" };
}

const isContrary = (term: QuestionTerm, own: Term): boolean =>
  !saysSame(term, own) && areOpposed(term.text.toLowerCase(), own.folded);

/** The word itself, another name of the country, a mended spelling, an equivalent: not what is only related. */
export const saysSame = (term: QuestionTerm, own: Term): boolean =>
  own.term === term.term ||
  (own.term.startsWith("@") && term.variants.has(own.term)) ||
  (term.readAs !== undefined && own.folded === term.readAs) ||
  (equivalents.get(stemOf(term.text.toLowerCase()))?.includes(own.term) ?? false) ||
  isMisprint(term.text.toLowerCase(), own.folded) ||
  isMisprint(term.term, own.term);

/** Whether a word of the sentence may stand for a name of the one before. */
export const hasPronoun = ({ fact }: Placed): boolean =>
  /\b(?:he|she|it|they|him|them|his|her|its|their|this|these|both)\b/i.test(fact.text);

/** A name counts in the sentence before only where a pronoun may stand for it. */
const leans = ({ variants, name }: QuestionTerm, one: IndexedFact): boolean =>
  [...variants.keys()].some(
    (variant) =>
      one.speakerTerms.has(variant) ||
      one.fact.names.some(({ is }) => termsOf(is).some((own) => own.term === variant)) ||
      (one.leadTerms.has(variant) ? !name || hasPronoun(one) : !name && one.headlineTerms.has(variant)),
  );

/**
 * From the beginning of the stretch to the last word in it that the claim has too, and what follows
 * it in both: what comes then says more.
 */
export function sharedPart({ text }: Claim, { fact, stretch, fates }: Evidence): Span {
  const ends = [...fates.values()].flatMap((fate) =>
    "by" in fate && contains(stretch, fate.by) ? fate.by.end : [],
  );
  if (ends.length === 0) return stretch;
  const last = Math.max(...ends);
  const claimed = new Set(wordsOf(text).map(({ folded }) => folded));
  const after = wordsOf(fact.text.slice(last, stretch.end), last);
  const parted = after.findIndex(({ folded }) => !claimed.has(folded));
  const run = parted < 0 ? after : after.slice(0, parted);
  return { start: stretch.start, end: run.at(-1)?.end ?? last };
}
