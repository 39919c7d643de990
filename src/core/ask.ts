import type { Answer, Reason } from "./answer.js";
import { citeAll } from "./cite.js";
import { figuresDiffer, withOtherSides } from "./conflicts.js";
import { contrariesIn } from "./contraries.js";
import { type DateMention, daysMeet, overlapsDays } from "./dates.js";
import { type Edition, searchedIn } from "./edition.js";
import type { Fact, Placed } from "./facts.js";
import { speaksAs } from "./features.js";
import { type Filters, keepFor } from "./filters.js";
import { type Folded, fold } from "./fold.js";
import { type Question, type QuestionTerm, readQuestion, wordsToFind } from "./question.js";
import { type Ranked, rank } from "./ranking.js";
import { rivals } from "./synonyms.js";
import { groundsOf, TRUSTED, trustOf } from "./trust.js";

/** Facts that are ranked, of those that share words with the question. */
const CANDIDATES = 80;
/** Best of them that are folded: far more than are shown. */
const FOLDED = 40;
/** Most sentences shown, direct or nearest. */
const SHOWN = 5;
/** Most sentences of a direct answer that is no list. */
const ANSWERS = 3;
/** Least share of the question's words, by rarity, in a sentence that is shown beside the best. */
const COVERED = 0.5;
/** Share of unknown words beyond which a question is refused. */
const STRANGE = 3 / 4;
/** Share of the topic that a speaker's sentence must cover to be on it. */
const ON_TOPIC = 1 / 3;
/** A second sentence is part of the answer when it scores this much of the first; of a list, this much. */
const ALONGSIDE = 0.9;
const IN_LIST = 0.75;

/** What the archive says to a question: cited sentences, the closest ones, or nothing. */
export function ask(edition: Edition, text: string, filters: Filters, now: Date): Answer {
  const searched = searchedIn(edition);
  const question = readQuestion(text, edition.index, now);
  const readAs = question.terms.flatMap(({ text: typed, readAs: known }) =>
    known ? [{ typed, known }] : [],
  );
  const asked = { question: text, readAs, searched };
  const nothing = (why: Reason): Answer => ({ kind: "unanswered", ...asked, nearest: [], why });
  if (edition.readings.length === 0) return nothing({ kind: "empty-archive" });
  if (question.terms.length === 0 && question.dates.length === 0) return nothing({ kind: "nothing-asked" });

  const ranked = rankedFor(question, edition, filters);
  if (ranked.length === 0)
    return nothing(keepFor(filters, edition) ? { kind: "nothing-in-range" } : reasonForNone(question));
  const why = reasonNot(question, ranked);
  if (why === undefined) return direct(question, ranked, asked, contrariesIn(edition, now));
  const nearest = citeAll(ranked.slice(0, SHOWN));
  const refused = why.kind === "unknown-name" || why.kind === "silent-speaker" || isStrange(question);
  const [first, ...others] = nearest;
  return refused || !first
    ? { kind: "unanswered", ...asked, nearest, why }
    : { kind: "closest", ...asked, nearest: [first, ...others], why };
}

function reasonForNone({ terms }: Question): Reason {
  const unknown = terms.filter((term) => term.unknown).map(({ text }) => text);
  return unknown.length ? { kind: "unknown-words", words: unknown } : { kind: "no-match" };
}

type Keep = ReturnType<typeof keepFor>;

/** What shares words with a question, best first; equal sentences are one. */
export const rankedFor = (
  question: Question,
  edition: Edition,
  filters: Filters = {},
): readonly Folded<Ranked>[] =>
  fold(headlinesLast(candidatesFor(question, edition, keepFor(filters, edition))).slice(0, FOLDED));

/** A headline that a sentence of its article holds whole adds nothing: each citation names it. */
function headlinesLast(ranked: readonly Ranked[]): readonly Ranked[] {
  const said = ({ fact, features }: Ranked): boolean =>
    fact.kind === "headline" &&
    ranked.some(
      (one) =>
        one.fact.kind === "sentence" &&
        one.fact.slug === fact.slug &&
        one.features.coverage >= features.coverage,
    );
  return [...ranked.filter((one) => !said(one)), ...ranked.filter(said)];
}

function candidatesFor(question: Question, edition: Edition, keep: Keep): readonly Ranked[] {
  if (question.terms.length === 0) return rank(question, datedFacts(question, edition, keep), edition.index);
  const years = question.dates.flatMap(
    ({ start, end }) => /\d{4}/.exec(question.text.slice(start, end)) ?? [],
  );
  const words = new Map([...wordsToFind(question.terms), ...years.map((year) => [year, 1] as const)]);
  const found = edition.index.search(words, CANDIDATES, keep).filter(({ fact }) => fact.kind !== "dateline");
  return rank(question, found, edition.index);
}

/** “What happened on 12 January?”: the sentences with that date. */
const datedFacts = ({ dates }: Question, { readings }: Edition, keep: Keep) =>
  readings
    .flatMap(({ facts }) => facts)
    .filter((fact) => (keep?.(fact) ?? true) && dates.every((date) => isDated(fact, date)))
    .map((fact) => ({ fact, score: 1 }));

const isDated = (fact: Fact, date: DateMention): boolean => fact.dates.some((own) => daysMeet(own, date));

/** Why the best sentence is no direct answer; nothing where it is one. */
function reasonNot(question: Question, ranked: readonly Folded<Ranked>[]): Reason | undefined {
  if (question.terms.length === 0) return undefined;
  const unknown = question.terms.filter((term) => term.unknown);
  const names = unknown.filter(({ name }) => name).map(({ text }) => text);
  if (names.length && !isStrange(question)) return { kind: "unknown-name", names };
  if (question.speaker && !ranked.some((one) => onTopic(question, one)))
    return { kind: "silent-speaker", speaker: question.speaker.map(({ text }) => text).join(" ") };
  if (unknown.length) return { kind: "unknown-words", words: unknown.map(({ text }) => text) };
  const best = ranked[0]!;
  const isAnswer =
    trustOf(groundsOf(question, ranked)) >= TRUSTED &&
    !isOtherStory(question, best) &&
    !isRival(question, best) &&
    inTime(question, best);
  return isAnswer || best.features.phrase === 1 ? undefined : { kind: "not-direct" };
}

/** Nearly all its words are unknown, and not only its names: another language, or another world. */
const isStrange = ({ terms }: Question): boolean =>
  terms.filter(({ unknown }) => unknown).length > terms.length * STRANGE &&
  terms.some(({ unknown, name }) => unknown && !name);

/** It says of the north span what was asked of the south span. */
const isRival = ({ terms }: Question, one: Ranked): boolean =>
  terms.some(
    ({ text, variants }) =>
      !holds(one, variants) &&
      one.terms.some(({ folded }) => rivals.get(text.toLowerCase())?.includes(folded)),
  );

/** A listed source is another story's headline: it answers only who looks for it by its words. */
const isOtherStory = ({ wants, text }: Question, { fact }: Ranked): boolean =>
  fact.kind === "reference" &&
  wants !== "any" &&
  !/\b(?:link(?:ed|s)?|listed|sources?|resources?)\b/i.test(text);

const isCovered = ({ features }: Ranked): boolean => features.coverage >= COVERED;

/** Where the contrary is said, the rarest word may be another. */
const isOnMatter = ({ terms }: Question, one: Ranked): boolean =>
  isCovered(one) || terms.filter(({ variants }) => holds(one, variants)).length >= terms.length * COVERED;

/** The speaker asked for speaks, or is silent, in it, and on the topic. */
function onTopic(question: Question, one: Ranked): boolean {
  if (speaksAs(question, one) === 0) return false;
  const topic = question.terms.filter((term) => !question.speaker?.includes(term));
  const covered = topic.filter(({ variants }) => holds(one, variants)).length;
  return topic.length === 0 || covered / topic.length >= ON_TOPIC;
}

const holds = ({ terms }: Ranked, variants: QuestionTerm["variants"]): boolean =>
  terms.some(({ term }) => variants.has(term));

/** A date in the question must be the article's, or in the sentence. */
export const inTime = ({ dates }: Question, { fact, reading }: Placed): boolean =>
  dates.every((date) => overlapsDays(date, reading.article.publishedAt) || isDated(fact, date));

type Asked = Pick<Answer, "question" | "readAs" | "searched">;

function direct(
  question: Question,
  ranked: readonly Folded<Ranked>[],
  asked: Asked,
  areContrary: (a: Ranked, b: Ranked) => boolean,
): Answer {
  const chosen =
    question.wants === "statements" && question.speaker
      ? statements(question, ranked)
      : alongside(question, ranked);
  // Whose words are asked for, hears nobody else's.
  const beside = question.speaker
    ? []
    : ranked.filter((one) => isOnMatter(question, one) && inTime(question, one));
  const isFigured = (one: Folded<Ranked>) => chosen.includes(one) || isCovered(one);
  const { cited, conflicts } = withOtherSides(chosen, beside, SHOWN, (a, b) => {
    if (isFigured(a) && isFigured(b) && figuresDiffer(a, b)) return "figures";
    return areContrary(a, b) ? "statements" : undefined;
  });
  const [first, ...others] = citeAll(cited);
  const rest = ranked.filter((one) => !cited.includes(one)).slice(0, SHOWN - cited.length);
  const nearest = citeAll(rest, cited.length + 1);
  return first
    ? { kind: "cited", ...asked, citations: [first, ...others], nearest, conflicts }
    : { kind: "unanswered", ...asked, nearest, why: { kind: "no-match" } };
}

/** A list question gets the list: all that the speaker says on the topic, best first. */
const statements = (question: Question, ranked: readonly Folded<Ranked>[]): readonly Folded<Ranked>[] =>
  ranked.filter((one) => one.fact.kind === "sentence" && onTopic(question, one)).slice(0, SHOWN);

/** The best sentence, and others that answer about as well; to yes or no, what is still open on it. */
const alongside = (question: Question, ranked: readonly Folded<Ranked>[]): readonly Folded<Ranked>[] => {
  const best = ranked[0]!;
  const [most, least] = asksList.test(question.text) ? [SHOWN, IN_LIST] : [ANSWERS, ALONGSIDE];
  const isToo = (one: Ranked, i: number): boolean =>
    (i < most && one.score >= best.score * least) || (question.wants === "yes-no" && one.fact.open);
  return ranked
    .slice(0, SHOWN)
    .filter((one, i) => one === best || (one.fact.kind === "sentence" && isCovered(one) && isToo(one, i)));
};

/** “Which officials have resigned”, “both estimates”: more than one answer is asked for. */
const asksList =
  /\b(?:which|what)\s+(?:\p{L}+\s+)?(?!was\b|is\b|has\b|does\b)\p{Ll}+s\s+(?:are|were|have|do|did|will|can|would)\b|\bwho (?:are|were|all|else)\b|\b(?:both|list|all the|each of)\b/iu;
