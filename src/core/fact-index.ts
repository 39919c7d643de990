import MiniSearch from "minisearch";
import { type Aliases, isAlias, noAliases } from "./aliases.js";
import type { Fact, Reading } from "./facts.js";
import { kinAmong } from "./kin.js";
import { type Term, termsOf } from "./terms.js";

/** How much each field of a fact counts beside its own words. Measured on questions about news articles. */
const boosts = { text: 1, speaker: 0.9, headline: 0.25, context: 0.15 } as const;
/** BM25 with shorter memory for length than the default: sentences differ little in length. */
const bm25 = { k: 1.2, b: 0.7, d: 0.5 } as const;

/** A fact that shares words with a question. */
export interface Candidate {
  readonly fact: Fact;
  /** MiniSearch's score. */
  readonly score: number;
}

/** A fact with what surrounds it, ready to be ranked. */
export interface IndexedFact {
  readonly fact: Fact;
  readonly reading: Reading;
  /** Its place among the facts of its reading. */
  readonly at: number;
  /** The terms of the sentence itself, in order. */
  readonly terms: readonly Term[];
  /** The terms of whoever speaks in it, by name and role. */
  readonly speakerTerms: ReadonlySet<string>;
  /** The terms of the sentence before, in the same paragraph. */
  readonly leadTerms: ReadonlySet<string>;
  /** The terms of the sentence before and of the headline: what the sentence leans on. */
  readonly contextTerms: ReadonlySet<string>;
}

/** Finds facts by their words. The only module that knows the search engine. */
export interface FactIndex {
  readonly size: number;
  /** The best facts for weighted terms, best first. `keep` narrows what is looked through. */
  search(
    terms: ReadonlyMap<string, number>,
    limit: number,
    keep?: (fact: Fact) => boolean,
  ): readonly Candidate[];
  get(id: string): IndexedFact | undefined;
  /** In how many facts a term occurs, as word or as speaker. */
  frequency(term: string): number;
  /** Stems of the archive that look like relatives of a stem. */
  kinOf(term: string): readonly string[];
  /** Printed words, folded, each with whether it occurs as a name. */
  readonly words: ReadonlyMap<string, { readonly count: number; readonly name: boolean }>;
  /** What was taken for one name when it was made: a question is read with the same. */
  readonly aliases: Aliases;
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly speaker: string;
  readonly headline: string;
  readonly context: string;
}

/** Indexes every fact of the readings. */
export function buildFactIndex(readings: readonly Reading[], aliases: Aliases = noAliases): FactIndex {
  const engine = new MiniSearch<Row>({
    fields: Object.keys(boosts),
    tokenize: (line) => line.split(" "),
    processTerm: (term) => term || null,
    searchOptions: { boost: boosts, combineWith: "OR", bm25 },
  });
  const facts = new Map<string, IndexedFact>();
  const frequencies = new Map<string, number>();
  const words = new Map<string, { count: number; name: boolean }>();

  for (const reading of readings) {
    const read: Read = (text) => termsOf(text, aliases, reading.article.publishedAt);
    const headline = wordTerms(reading.article.headline, read);
    const rows = reading.facts.map((fact, i): Row => {
      const terms = [...read(fact.text), ...namesakes(fact, read)];
      const speaker = speakerTermsOf(fact, reading, read, aliases);
      const before = contextOf(reading, i).flatMap(({ text }) => wordTerms(text, read));
      facts.set(fact.id, {
        fact,
        reading,
        at: i,
        terms,
        speakerTerms: new Set(speaker),
        leadTerms: new Set(before),
        contextTerms: new Set([...before, ...headline]),
      });
      for (const term of new Set([...terms.map(({ term: t }) => t), ...speaker]))
        frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      for (const { folded, text } of terms) countWord(words, folded, /^\p{Lu}/u.test(text));
      return {
        id: fact.id,
        text: terms.map(({ term }) => term).join(" "),
        speaker: speaker.join(" "),
        headline: headline.join(" "),
        context: before.join(" "),
      };
    });
    engine.addAll(rows);
  }

  return {
    size: facts.size,
    words,
    aliases,
    get: (id) => facts.get(id),
    frequency: (term) => frequencies.get(term) ?? 0,
    kinOf: kinAmong(frequencies.keys()),
    search(terms, limit, keep) {
      const query = [...terms.keys()].join(" ");
      if (!query) return [];
      const hits = engine.search(query, {
        boostTerm: (term) => terms.get(term) ?? 1,
        ...(keep && { filter: ({ id }) => keep(facts.get(id)!.fact) }),
      });
      return hits.slice(0, limit).map(({ id, score }) => ({ fact: facts.get(id)!.fact, score }));
    },
  };
}

function countWord(
  words: Map<string, { count: number; name: boolean }>,
  folded: string,
  capital: boolean,
): void {
  const known = words.get(folded);
  words.set(folded, { count: (known?.count ?? 0) + 1, name: (known?.name ?? true) && capital });
}

/** The sentence before, in the same paragraph. */
function contextOf({ facts }: Reading, i: number): readonly Fact[] {
  const [fact, before] = [facts[i]!, facts[i - 1]];
  return before?.kind === "sentence" &&
    fact.kind === "sentence" &&
    before.place.paragraph === fact.place.paragraph
    ? [before]
    : [];
}

/** The tokenizer, with the aliases and on the day of an article. */
type Read = (text: string) => readonly Term[];

/** “Marlow” has the aliases of Ines Marlow. */
const namesakes = ({ names }: Fact, read: Read): readonly Term[] =>
  names.flatMap(({ is, text, start, end }) =>
    is === text ? [] : read(is).flatMap((term) => (isAlias(term.term) ? { ...term, start, end } : [])),
  );

const speakerTermsOf = (
  { attributions, insertions }: Fact,
  reading: Reading,
  read: Read,
  aliases: Aliases,
): readonly string[] => [
  ...new Set([
    ...attributions.flatMap(({ speaker, role }) => [
      ...(speaker ? wordTerms(speaker, read) : []),
      ...(role ? roleTerms(role, speaker, reading, read) : []),
      ...(speaker
        ? aliases
            .rolesOf(speaker, reading.article.publishedAt)
            .flatMap((held) => roleTerms(held, speaker, reading, read))
        : []),
    ]),
    ...insertions.flatMap(({ text }) => wordTerms(text, read)),
  ]),
];

const wordTerms = (words: string, read: Read): readonly string[] => read(words).map(({ term }) => term);

/** “US President Donald Trump’s special envoy” is an envoy, and of the US: whose envoy he is does not speak. */
const roleTerms = (
  role: string,
  speaker: string | undefined,
  { people }: Reading,
  read: Read,
): readonly string[] =>
  role.split(/['’]s\s+|\s+(?:of|to|for)\s+/).flatMap((part) => {
    const isAnothers = people.some(({ name }) => name !== speaker && part.includes(name));
    return wordTerms(part, read).filter((term) => !isAnothers || term.startsWith("@"));
  });
