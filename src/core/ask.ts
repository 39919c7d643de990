import type { Answer, Reason } from "./answer.js";
import { rankedFor } from "./candidates.js";
import { citeAll } from "./cite.js";
import { figuresDiffer, withOtherSides } from "./conflicts.js";
import { contrariesIn } from "./contraries.js";
import { type Edition, searchedIn } from "./edition.js";
import { type Filters, within } from "./filters.js";
import type { Folded } from "./fold.js";
import { inTime, isCovered, isOnMatter, onTopic } from "./on-matter.js";
import { mendedIn, type Question, readQuestion } from "./question.js";
import type { Ranked } from "./ranking.js";
import { isRefused, whyNotDirect, whyNothing } from "./step-back.js";

/** Most sentences shown, direct or nearest. */
const SHOWN = 5;
/** Most sentences of a direct answer that is no list. */
const ANSWERS = 3;
/** A second sentence is part of the answer when it scores this much of the first; of a list, this much. */
const ALONGSIDE = 0.9;
const IN_LIST = 0.75;

/** What the archive says to a question: cited sentences, the closest ones, or nothing. */
export async function ask(edition: Edition, text: string, filters: Filters, now: Date): Promise<Answer> {
  const searched = searchedIn(edition);
  const question = readQuestion(text, edition.index, now);
  const asked = { question: text, readAs: mendedIn(question), searched };
  const nothing = (why: Reason): Answer => ({ kind: "unanswered", ...asked, nearest: [], why });
  if (edition.articles.length === 0) return nothing({ kind: "empty-archive" });
  if (question.terms.length === 0 && question.dates.length === 0) return nothing({ kind: "nothing-asked" });

  const ranked = await rankedFor(question, edition, filters);
  if (ranked.length === 0)
    return nothing(within(filters, edition) ? { kind: "nothing-in-range" } : whyNothing(question));
  const why = whyNotDirect(question, ranked);
  if (why === undefined) return direct(question, ranked, asked, contrariesIn(edition, now));
  const nearest = citeAll(ranked.slice(0, SHOWN));
  const [first, ...others] = nearest;
  return isRefused(question, why) || !first
    ? { kind: "unanswered", ...asked, nearest, why }
    : { kind: "closest", ...asked, nearest: [first, ...others], why };
}

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
