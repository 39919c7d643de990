import { type Aliases, isAlias } from "./aliases.js";
import type { Fact, Reading } from "./facts.js";
import { contains, type Span } from "./span.js";
import { type Term, termsOf } from "./terms.js";
import { isOthersTurn, turn } from "./turn.js";

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
  /** The terms of its article's headline. */
  readonly headlineTerms: ReadonlySet<string>;
}

/** What was read of a reading; with other aliases it is read anew. */
interface Known {
  readonly aliases: Aliases;
  readonly facts: (IndexedFact | undefined)[];
  headline?: ReadonlySet<string>;
}

const known = new WeakMap<Reading, Known>();

/** A fact of a reading by its place, with its terms. Each is read once, as long as its reading is kept. */
export function indexedAt(reading: Reading, at: number, aliases: Aliases): IndexedFact {
  const kept = known.get(reading);
  const facts = kept?.aliases === aliases ? kept : { aliases, facts: [] };
  if (facts !== kept) known.set(reading, facts);
  facts.facts[at] ??= read(reading, at, aliases, facts);
  return facts.facts[at];
}

/** Finds the terms of all facts of a reading, so that they are at hand. */
export async function indexInTurns(reading: Reading, aliases: Aliases): Promise<void> {
  for (const at of reading.facts.keys()) {
    if (isOthersTurn()) await turn();
    indexedAt(reading, at, aliases);
  }
}

/** A fact of a reading, with its terms. */
export const indexedFact = (reading: Reading, fact: Fact, aliases: Aliases): IndexedFact =>
  indexedAt(reading, reading.facts.indexOf(fact), aliases);

/** The terms of an article's headline. */
export const headlineTerms = ({ article }: Reading, aliases: Aliases): readonly string[] =>
  wordTerms(article.headline, (text) => termsOf(text, aliases, article.publishedAt));

function read(reading: Reading, at: number, aliases: Aliases, kept: Known): IndexedFact {
  const fact = reading.facts[at]!;
  const own: Read = (text) => termsOf(text, aliases, reading.article.publishedAt);
  kept.headline ??= new Set(headlineTerms(reading, aliases));
  const before = leadOf(reading, at);
  return {
    ...{ fact, reading, at },
    terms: [...own(fact.text), ...namesakes(fact, own)],
    speakerTerms: new Set(speakerTermsOf(fact, reading, own, aliases)),
    leadTerms: new Set(before ? wordTerms(before.text, own) : []),
    headlineTerms: kept.headline,
  };
}

/** The sentence before, in the same paragraph. */
export function leadOf({ facts }: Reading, at: number): Fact | undefined {
  const [fact, before] = [facts[at]!, facts[at - 1]];
  return before?.kind === "sentence" &&
    fact.kind === "sentence" &&
    before.place.paragraph === fact.place.paragraph
    ? before
    : undefined;
}

/** The tokenizer, with the aliases and on the day of an article. */
type Read = (text: string) => readonly Term[];

/** “Marlow” has the aliases of Ines Marlow. */
const namesakes = ({ names }: Fact, own: Read): readonly Term[] =>
  names.flatMap(({ is, text, start, end }) =>
    is === text ? [] : own(is).flatMap((term) => (isAlias(term.term) ? { ...term, start, end } : [])),
  );

const speakerTermsOf = (
  { attributions, insertions, names }: Fact,
  reading: Reading,
  own: Read,
  aliases: Aliases,
): readonly string[] => [
  ...attributions.flatMap(({ speaker, role, source }) => [
    ...(speaker ? wordTerms(speaker, own) : []),
    ...(speaker && source ? officeTerms(speaker, source, names, reading, own) : []),
    ...(role ? roleTerms(role, speaker, reading, own) : []),
    ...(speaker
      ? aliases
          .rolesOf(speaker, reading.article.publishedAt)
          .flatMap((held) => roleTerms(held, speaker, reading, own))
      : []),
  ]),
  ...insertions.flatMap(({ text }) => wordTerms(text, own)),
];

/** Of “his lawyer, Nina Salvi,” the lawyer. */
function officeTerms(
  speaker: string,
  source: Span,
  names: Fact["names"],
  reading: Reading,
  own: Read,
): readonly string[] {
  const name = names.find((one) => one.is === speaker && contains(source, one));
  const before = name ? reading.article.text.slice(source.start, name.start) : "";
  return before.includes(",") ? roleTerms(before, speaker, reading, own) : [];
}

const wordTerms = (words: string, own: Read): readonly string[] => own(words).map(({ term }) => term);

/** “US President Donald Trump’s special envoy” is an envoy, and of the US: whose envoy he is does not speak. */
const roleTerms = (
  role: string,
  speaker: string | undefined,
  { people }: Reading,
  own: Read,
): readonly string[] =>
  role.split(/['’]s\s+|\s+(?:of|to|for)\s+/).flatMap((part) => {
    const isAnothers = people.some(({ name }) => name !== speaker && part.includes(name));
    return wordTerms(part, own).filter((term) => !isAnothers || term.startsWith("@"));
  });
