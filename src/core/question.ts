import { type DateMention, readDates } from "./dates.js";
import type { FactIndex } from "./fact-index.js";
import type { FigureUnit } from "./figures.js";
import { readQuotations } from "./quotations.js";
import { honorifics, roles } from "./roles.js";
import { mend } from "./spelling.js";
import { synonyms } from "./synonyms.js";
import { stemOf, type Term, termsOf } from "./terms.js";
import { squash } from "./words.js";

/** What kind of answer a question asks for. */
export type Wanted =
  | "person"
  | "place"
  | "date"
  | "figure"
  | "reason"
  | "yes-no"
  | "statements"
  | "description"
  | "any";

/** A content word of a question, with the words that may stand for it in an article. */
export interface QuestionTerm {
  readonly term: string;
  /** As typed. */
  readonly text: string;
  /** Where it stands in the question. */
  readonly at: number;
  /** Terms that stand for it, with their weight against the word itself (1). */
  readonly variants: ReadonlyMap<string, number>;
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
}

/** Weight of a synonym against the word itself. */
const SYNONYM = 0.6;
/** Weight of another name of the same country. */
const ALIAS = 0.95;
/** Weight of a mended spelling. */
const MENDED = 0.9;

/** Typed about the search, not the subject. */
const chatter =
  /^(?:(?:hi|hello|hey|please|can you|could you|tell me|show me|find|give me|search(?: for)?|look up|what do we know about|anything (?:on|about))\b[\s,]*)+/i;
const aboutTheQuestion = new Set(
  "quote quotes quotation quotations article articles story mention mentions mentioned according think thinks thought reaction position stance view comment comments headline linked".split(
    " ",
  ),
);

/**
 * Reads a question: its content words with what may stand for them, the kind of answer it wants,
 * whose words, when, and exact phrases.
 *
 * @param now anchors “last week” in the question
 */
export function readQuestion(text: string, index: FactIndex, now: Date): Question {
  const asked = text.replace(chatter, "").trim();
  const wants = wantedBy(asked);
  const measure = wants === "figure" ? measures.find(({ words }) => words.test(asked)) : undefined;
  const dates = readDates(asked, 0, now.toISOString()).map((date) => pastOf(date, asked, now));
  const speakerSpan = speakerIn(asked);
  const terms = mergeCountries(termsOf(asked))
    .filter(
      ({ folded, start, end }) =>
        !aboutTheQuestion.has(folded) &&
        !(honorifics.has(folded) && /^\.?\s\p{Lu}/u.test(asked.slice(end))) &&
        !measure?.asked.test(folded) &&
        !dates.some((date) => date.start <= start && start < date.end),
    )
    .map((term) => readTerm(asked, term, index));
  const speaker = speakerSpan && terms.filter(({ at }) => at >= speakerSpan.start && at < speakerSpan.end);
  return {
    text: asked,
    wants,
    units: measure?.units ?? [],
    terms,
    ...(speaker?.length && { speaker }),
    phrases: readQuotations(asked).map(({ start, end }) => squash(asked.slice(start, end))),
    dates,
  };
}

/** An archive is asked about what has been: “12 January” without a year is the last one. */
function pastOf(date: DateMention, text: string, now: Date): DateMention {
  const isOpen =
    date.from > now.toISOString() &&
    !/\d{4}|\b(?:next|coming|tomorrow)\b/i.test(text.slice(date.start, date.end));
  const before = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isOpen ? { ...date, from: before(date.from), to: before(date.to) } : date;
}

function wantedBy(text: string): Wanted {
  const asked = text.toLowerCase();
  if (
    /^(?:what|which).*\b(?:say|said|says|think|thinks|comment|position|stance|view|react(?:ion)?|promise|demand|warn|claim)\b|\bquotes?\b/.test(
      asked,
    )
  )
    return "statements";
  if (
    /^(?:who|whom|whose)\b|^which (?:person|leader|minister|official|country|countries|party|company|council)/.test(
      asked,
    )
  )
    return "person";
  if (/^(?:when|what (?:day|date|time|year|month))\b|\bwhat (?:day|date|year|time)\b/.test(asked))
    return "date";
  if (/^(?:where|in (?:what|which) (?:city|country|place|town))\b/.test(asked)) return "place";
  if (/^why\b|\bfor what reason\b|\bwhat caused\b/.test(asked)) return "reason";
  if (
    /\bhow (?:many|much|big|large|long|far|old|tall|high|often|deep|heavy|ready|wide|fast)\b|\bwhat (?:percentage|proportion|share|number|amount|price|cost)\b|\bpercentage of\b/.test(
      asked,
    )
  )
    return "figure";
  if (
    /^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|isn't|didn't)\b/.test(
      asked,
    )
  )
    return "yes-no";
  if (/^what (?:is|was|are|were)\b/.test(asked)) return "description";
  return "any";
}

/** Words that ask for a measure, and are not looked for themselves. */
const measures: readonly {
  readonly words: RegExp;
  readonly asked: RegExp;
  readonly units: readonly FigureUnit[];
}[] = [
  { words: /\bhow heavy\b/i, asked: /^heavy$/, units: ["mass"] },
  {
    words: /\bhow (?:far|tall|high|wide|deep|big|large)\b/i,
    asked: /^(?:far|tall|high|wide|deep|big|large)$/,
    units: ["length", "percent", "count"],
  },
  { words: /\bhow long\b/i, asked: /^long$/, units: ["length", "duration"] },
  { words: /\bhow old\b/i, asked: /^$/, units: ["duration"] },
  {
    words: /\b(?:percentage|proportion|share)\b/i,
    asked: /^(?:percentage|proportion|share)$/,
    units: ["percent", "vague"],
  },
];

const speakingVerb =
  "(?:say|said|says|think|thinks|tell|told|claim|claims|argue|warn|announce|promise|confirm|comment|insist|deny|demand|add|call|react|respond|answer|describe|suggest|propose|reveal|stress|note|explain|hope|want|admit|reject|predict|expect)";

/** Where the question names whose words it wants: “What did X say”, “according to X”, “X quotes”. */
function speakerIn(text: string): { start: number; end: number } | undefined {
  const patterns = [
    // At the start or after what, when, how: a sentence that was pasted asks for nobody's words.
    new RegExp(
      `(?:^|\\b(?:what|which|how|why|when|where|whom?)\\b[^,“”"]*?\\s)(?:did|does|has|have|do)\\s+(?<who>[^,“”"]+?)\\s+${speakingVerb}\\b`,
      "id",
    ),
    /\baccording to (?<who>[^,?]+)/di,
    /^(?<who>.+?)\s+quotes?\b/di,
    /\b(?:quotes?|statements?|comments?) (?:by|from|of) (?<who>[^,?]+?)(?:\s+(?:on|about)\b|[?]|$)/di,
    /^(?:what (?:is|was) )(?<who>.+?)['’]s? (?:position|stance|view|reaction|comment|response)/di,
  ];
  for (const pattern of patterns) {
    const match = pattern.exec(text) as
      | (RegExpExecArray & { indices?: { groups?: Record<string, [number, number]> } })
      | null;
    const at = match?.indices?.groups?.who;
    if (
      at &&
      /\p{L}/u.test(text.slice(...at)) &&
      !/^(?:anyone|anybody|they|people|it|he|she)$/i.test(text.slice(...at))
    )
      return { start: at[0], end: at[1] };
  }
  return undefined;
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
  { term, text: typed, folded, start, country }: Term & { readonly country?: string },
  index: FactIndex,
): QuestionTerm {
  const capital = /^\p{Lu}/u.test(typed) && start > 0;
  const known = [term, ...(country ? [country] : [])].filter((own) => index.frequency(own) > 0);
  const variants = new Map<string, number>(known.map((own) => [own, own === country ? ALIAS : 1]));
  for (const synonym of synonymsOf(folded))
    if (index.frequency(synonym) > 0 && !variants.has(synonym)) variants.set(synonym, SYNONYM);
  const readAs = variants.size === 0 && !country ? mend(folded, capital, index.words) : undefined;
  if (readAs) variants.set(stemOf(readAs), MENDED);
  const alone = text.trim().split(/\s+/).length === 1;
  return {
    term,
    text: typed,
    at: start,
    variants,
    unknown: variants.size === 0,
    name: (capital || country !== undefined) && !alone,
    ...(readAs && { readAs }),
  };
}

const stemmedSynonyms: ReadonlyMap<string, readonly string[]> = new Map(
  [...synonyms].map(([word, others]) => [stemOf(word), others.map(stemOf)] as const),
);
const roleStems = [...roles].map(([role, main]) => [role, main] as const);

/** Synonyms of a word, and the words of the role it abbreviates. */
function synonymsOf(folded: string): readonly string[] {
  const role = roleStems.find(([name]) => name === folded)?.[1];
  return [
    ...new Set([
      ...(stemmedSynonyms.get(stemOf(folded)) ?? []),
      ...(role && role !== folded ? role.split(" ").map(stemOf) : []),
    ]),
  ];
}
