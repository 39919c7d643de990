import type { Searched } from "./answer.js";
import type { Citation } from "./citation.js";
import { citeAll } from "./cite.js";
import { type Edition, searchedIn } from "./edition.js";
import { type Filters, within } from "./filters.js";
import { fold } from "./fold.js";
import type { IndexedFact } from "./indexed-fact.js";
import { type QuestionTerm, readQuestion, wordsToFind } from "./question.js";

/** What one speaker is reported to have said, newest first; quoted and reported speech apart. */
export interface Statements {
  /** As asked for. */
  readonly person: string;
  /** The speakers that the archive knows under this name, as it names them. */
  readonly speakers: readonly string[];
  readonly about?: string;
  readonly quoted: readonly Citation[];
  readonly reported: readonly Citation[];
  readonly searched: Searched;
}

/** Facts of one speaker that are looked through. */
const CANDIDATES = 400;
/** Share of the topic's words that a statement must hold. */
const ON_TOPIC = 1 / 3;

/** Who said what: the statements attributed to a person, role or body, by name or role. */
export async function statementsOf(
  edition: Edition,
  person: string,
  about: string | undefined,
  filters: Filters,
  now: Date,
): Promise<Statements> {
  const who = readQuestion(person, edition.index, now).terms;
  const topic = about ? readQuestion(about, edition.index, now).terms : [];
  const found = await edition.index.search(wordsToFind(who), CANDIDATES, within(filters, edition));
  const said = found.filter((one) => speaks(one, who) && isAbout(one, topic)).sort(newestFirst);
  const once = fold(said);
  const quoted = citeAll(once.filter(({ fact }) => isQuoted(fact.attributions)));
  const reported = citeAll(
    once.filter(({ fact }) => !isQuoted(fact.attributions)),
    quoted.length + 1,
  );
  const speakers = [...new Set([...quoted, ...reported].flatMap(({ speaker }) => speaker ?? []))];
  return { person, speakers, ...(about && { about }), quoted, reported, searched: searchedIn(edition) };
}

const isQuoted = (attributions: IndexedFact["fact"]["attributions"]): boolean =>
  attributions.some(({ mode }) => mode !== "indirect");

const matches = (has: (term: string) => boolean, { variants }: QuestionTerm): boolean =>
  [...variants.keys()].some(has);

const speaks = ({ fact, speakerTerms }: IndexedFact, who: readonly QuestionTerm[]): boolean =>
  fact.kind === "sentence" &&
  fact.attributions.length > 0 &&
  who.length > 0 &&
  who.every((term) => matches((own) => speakerTerms.has(own), term));

const isAbout = (
  { terms, leadTerms, headlineTerms }: IndexedFact,
  topic: readonly QuestionTerm[],
): boolean => {
  const own = new Set(terms.map(({ term }) => term));
  const held = topic.filter((term) =>
    [own, leadTerms, headlineTerms].some((words) => matches((t) => words.has(t), term)),
  );
  return (
    topic.length === 0 ||
    (held.length / topic.length >= ON_TOPIC && held.some((term) => matches((t) => own.has(t), term)))
  );
};

const newestFirst = (a: IndexedFact, b: IndexedFact): number =>
  b.reading.article.publishedAt.localeCompare(a.reading.article.publishedAt) ||
  a.fact.slug.localeCompare(b.fact.slug) ||
  a.fact.span.start - b.fact.span.start;
