import { type Aliases, isAlias } from "./aliases.js";
import type { Mended } from "./answer.js";
import { type DateMention, readDates } from "./dates.js";
import type { Vocabulary } from "./fact-index.js";
import type { FigureUnit } from "./figures.js";
import { negates } from "./negation.js";
import { readQuotations } from "./quotations.js";
import { honorifics, roles } from "./roles.js";
import { mend } from "./spelling.js";
import { equivalents, related } from "./synonyms.js";
import { stemOf, type Term, termsOf } from "./terms.js";
import { measures, speakerIn, type Wanted, wantedBy } from "./wanted.js";
import { squash } from "./words.js";

/** A content word of a question, with the words that may stand for it in an article. */
export interface QuestionTerm {
  readonly term: string;
  /** As typed. */
  readonly text: string;
  /** Where it stands in the question. */
  readonly at: number;
  /** Terms that stand for it, with their weight against the word itself (1). */
  readonly variants: ReadonlyMap<string, number>;
  /** Terms of the archive that look like relatives of it: “invention” for “invented”. */
  readonly kin: ReadonlySet<string>;
  /** How much of the question it carries: 1, less for words of its frame (“what kind”, “which city”). */
  readonly weight: number;
  /** The archive has neither the word nor anything that stands for it. */
  readonly unknown: boolean;
  /** Typed as a name: a capital that no sentence start explains. */
  readonly name: boolean;
  /** The known word it was read as, where it was misspelt. */
  readonly readAs?: string;
}

/** A question, read. */
export interface Question {
  readonly text: string;
  readonly wants: Wanted;
  /** What a wanted figure counts in; empty, anything. */
  readonly units: readonly FigureUnit[];
  readonly terms: readonly QuestionTerm[];
  /** Whose words are asked for (“What did X say …”), as terms of the name or role. */
  readonly speaker?: readonly QuestionTerm[];
  /** Words in quotation marks, folded: they must stand in the article as they are. */
  readonly phrases: readonly string[];
  readonly dates: readonly DateMention[];
  /** “Who did not sign?” */
  readonly denies: boolean;
}

/** Weight of a word that says the same, against the word itself, and of one that is near it. */
const EQUIVALENT = 0.7;
export const RELATED = 0.5;
/** Weight of another name of the same country, or an alias. */
const ALIAS = 0.95;
/** Weight of a mended spelling. */
const MENDED = 0.9;

/** Weight of a word that says little of what is asked for. */
const LIGHT = 0.4;
/** Weight of what kind of thing is asked for: the answer is one, and need not say so. */
const HEAD = 0.7;
const light = new Set(
  `name named call called known know type kind sort form term used use take took taken place happen occur occurred
   considered many much time example thing way mean describe described given made make become became include
   included see seen main major`.split(/\s+/),
);
/** “what city”, “which French king”: up to the verb. */
const headNoun =
  /\b(?:what|which)\s+(?:[\p{L}-]+\s+){0,3}?(?=(?:is|was|were|are|did|does|do|has|have|had|can|will|would|could|should|may|might)\b)|\b(?:what|which)\s+\p{L}+/iu;

/** Typed about the search, not the subject. */
const chatter =
  /^(?:(?:hi|hello|hey|please|can you|could you|tell me|show me|find|give me|search(?: for)?|look up|what do we know about|anything (?:on|about))\b[\s,]*)+/i;
/** Whether a word is about what is asked for, and not of it. */
export const isAboutTheQuestion = ({ folded }: Pick<Term, "folded">): boolean => aboutTheQuestion.has(folded);
const aboutTheQuestion = new Set(
  "quote quotes quoted quotation quotations article articles story mention mentions mentioned according think thinks thought reaction position stance view comment comments headline linked".split(
    " ",
  ),
);

/**
 * Reads a question: its content words with what may stand for them, the kind of answer it wants,
 * whose words, when, and exact phrases.
 *
 * @param now anchors “last week” in the question
 */
export function readQuestion(text: string, index: Vocabulary, now: Date): Question {
  const asked = text.replace(chatter, "").trim();
  const wants = wantedBy(asked);
  const measure = wants === "figure" ? measures.find(({ words }) => words.test(asked)) : undefined;
  const dates = readDates(asked, 0, now.toISOString()).map((date) => pastOf(date, asked, now));
  const speakerSpan = speakerIn(asked);
  const read = termsOf(asked, index.aliases);
  const names = read.filter(({ term }) => isAlias(term));
  const terms = mergeCountries(read.filter(({ term }) => !isAlias(term)))
    .filter(
      (term) =>
        !isAboutTheQuestion(term) &&
        !(honorifics.has(term.folded) && /^\.?\s\p{Lu}/u.test(asked.slice(term.end))) &&
        !measure?.asked.test(term.folded) &&
        !dates.some((date) => date.start <= term.start && term.start < date.end),
    )
    .map((term) => ({ ...readTerm(asked, term, names, index), weight: weightOf(asked, term) }));
  const speaker = speakerSpan && terms.filter(({ at }) => at >= speakerSpan.start && at < speakerSpan.end);
  return {
    text: asked,
    wants,
    units: measure?.units ?? [],
    terms,
    ...(speaker?.length && { speaker }),
    phrases: readQuotations(asked).map(({ start, end }) => squash(asked.slice(start, end))),
    dates,
    denies: negates(asked),
  };
}

function weightOf(text: string, { folded, text: typed, start }: Term): number {
  if (light.has(folded)) return LIGHT;
  const head = headNoun.exec(text);
  const isHead = head !== null && head.index <= start && start < head.index + head[0].length;
  return isHead && !/^\p{Lu}/u.test(typed) ? HEAD : 1;
}

/** Misspelt words, with what they were read as. */
export const mendedIn = ({ terms }: Question): readonly Mended[] =>
  terms.flatMap(({ text: typed, readAs: known }) => (known ? [{ typed, known }] : []));

/** Words, as typed, that the archive does not have. */
export const unknownIn = ({ terms }: Question): readonly string[] =>
  terms.filter(({ unknown }) => unknown).map(({ text }) => text);

/** All words to look for, each with its best weight. */
export function wordsToFind(terms: readonly Pick<QuestionTerm, "variants">[]): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const { variants } of terms)
    for (const [word, weight] of variants) words.set(word, Math.max(weight, words.get(word) ?? 0));
  return words;
}

/** An archive is asked about what has been: “12 January” without a year is the last one. */
function pastOf(date: DateMention, text: string, now: Date): DateMention {
  const isOpen =
    date.from > now.toISOString() &&
    !/\d{4}|\b(?:next|coming|tomorrow)\b/i.test(text.slice(date.start, date.end));
  const before = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isOpen ? { ...date, from: before(date.from), to: before(date.to) } : date;
}

/** A word and the country it names are one word of the question. */
function mergeCountries(terms: readonly Term[]): readonly (Term & { readonly country?: string })[] {
  const countries = terms.filter(({ term }) => term.startsWith("@"));
  const within = ({ start, end }: Term) =>
    countries.find((country) => country.start <= start && end <= country.end);
  return [
    ...countries.map((country) => ({ ...country, term: stemOf(country.folded), country: country.term })),
    ...terms.filter((term) => !term.term.startsWith("@") && !within(term)),
  ].sort((a, b) => a.start - b.start);
}

function readTerm(
  text: string,
  { term, text: typed, folded, start, end, country }: Term & { readonly country?: string },
  names: readonly Term[],
  index: Vocabulary,
): Omit<QuestionTerm, "weight"> {
  const capital = /^\p{Lu}/u.test(typed) && start > 0;
  const aliases = names.flatMap((name) => (name.start <= start && end <= name.end ? name.term : []));
  const known = [term, ...(country ? [country] : []), ...aliases].filter((own) => index.frequency(own) > 0);
  const variants = new Map<string, number>(known.map((own) => [own, own === term ? 1 : ALIAS]));
  for (const [synonym, weight] of synonymsOf(folded, index.aliases))
    if (index.frequency(synonym) > 0 && !variants.has(synonym)) variants.set(synonym, weight);
  const readAs =
    variants.size === 0 && !country ? mend(folded, capital, index.wordsLike(folded[0]!)) : undefined;
  if (readAs) variants.set(stemOf(readAs), MENDED);
  const alone = text.trim().split(/\s+/).length === 1;
  return {
    term,
    text: typed,
    at: start,
    variants,
    kin: new Set(index.kinOf(term).filter((other) => !variants.has(other))),
    unknown: variants.size === 0,
    name: (capital || country !== undefined || isPrintedAsName(index.printed(folded))) && !alone,
    ...(readAs && { readAs }),
  };
}

/** So often with a capital and never without, a word is a name, however it was typed. */
const OFTEN = 3;

const isPrintedAsName = ({ count, capitals }: ReturnType<Vocabulary["printed"]>): boolean =>
  count >= OFTEN && capitals === count;

/** Synonyms of a word, and the words of the role it abbreviates. */
export function synonymsOf(
  folded: string,
  { synonyms }: Pick<Aliases, "synonyms">,
): readonly (readonly [word: string, weight: number])[] {
  const stem = stemOf(folded);
  const role = roles.get(folded);
  const same = [equivalents, synonyms].flatMap((words) => words.get(stem) ?? []);
  const office = role && role !== folded ? role.split(" ").map(stemOf) : [];
  return [
    ...[...same, ...office].map((word) => [word, EQUIVALENT] as const),
    ...(related.get(stem) ?? []).map((word) => [word, RELATED] as const),
  ];
}
