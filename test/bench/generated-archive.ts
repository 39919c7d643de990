import type { Article } from "../../src/core/article.js";

/** A source of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A headline and nine sentences. */
const FACTS_AN_ARTICLE = 10;

/** Invented articles of an invented coast with so many facts; the same ones for the same seed. */
export function generatedArchive(facts: number, seed: number): readonly Article[] {
  const random = seeded(seed);
  return Array.from({ length: facts / FACTS_AN_ARTICLE }, (_, i) => article(i, random));
}

const words = (line: string): readonly string[] => line.split(" ");

// Common words stand first: a pick squares its random number, so that few words are frequent and many rare.
const nouns = words(
  "council harbour bridge budget repair ferry school road hospital market tunnel railway station library museum theatre " +
    "lighthouse quarry orchard reservoir cannery shipyard bakery allotment boathouse tannery windmill causeway aqueduct foundry " +
    "observatory greenhouse kiln weir sluice turbine lock pier jetty buoy trawler tramway depot viaduct cistern silo granary " +
    "smokehouse drydock seawall breakwater towpath footbridge",
);
const adjectives = words(
  "new local old public northern temporary disputed cracked costly yearly vacant flooded restored private eastern rusted " +
    "overdue unfinished wooden narrow southern derelict listed electric tidal granite neglected western redundant",
);
const verbs = words(
  "close open repair fund delay replace inspect widen lease survey demolish extend reopen auction insure dredge repaint " +
    "relocate subsidise fence rewire audit merge privatise electrify",
);
const roles = words(
  "mayor engineer treasurer councillor surveyor director minister spokeswoman analyst historian",
);
const times = [
  "on Tuesday",
  "last week",
  "in March",
  "by 2027",
  "next winter",
  "within weeks",
  "on 12 January",
  "this year",
];
const syllables = words(
  "bar cor dun el fen gra hol ish kel lum mar nor os pel quin ros sel tam ul ver wes yar zel",
);
const firstNames = words(
  "Ada Bram Cleo Dov Edda Finn Greta Hugo Ines Jory Kaja Lev Mina Noor Otto Petra Rafe Sunniva",
);

type Random = () => number;
type Pick = (list: readonly string[]) => string;

function article(number: number, random: Random): Article {
  const pick: Pick = (list) => list[Math.floor(random() ** 2 * list.length)]!;
  const day = new Date(Date.UTC(2020, 0, 1 + (number % 2190))).toISOString().slice(0, 10);
  const headline = capital(`${pick(adjectives)} ${pick(nouns)} in ${nameOf(pick)} to ${pick(verbs)}`);
  const paragraphs = [0, 1, 2].map(() => paragraph(pick, random));
  return {
    slug: `generated-${number}`,
    headline,
    publisher: "The Generated Gazette (invented)",
    publishedAt: day,
    revision: 1,
    text: [headline, ...paragraphs].join("\n\n"),
    status: "published",
    corrections: [],
  };
}

/** Three sentences: who, what is quoted, and a figure. */
function paragraph(pick: Pick, random: Random): string {
  const surname = nameOf(pick);
  const figure = Math.floor(random() * 5000);
  return [
    `${pick(firstNames)} ${surname}, the ${pick(roles)} of ${nameOf(pick)}, said ${clause(pick)} ${pick(times)}.`,
    `“${capital(clause(pick))}, and nobody has told the ${pick(roles)},” ${surname} added.`,
    `About ${figure} people use the ${pick(nouns)} and ${figure % 97}% of the ${pick(nouns)} near ${nameOf(pick)} is ${pick(adjectives)}, a note by the ${pick(roles)} says.`,
  ].join(" ");
}

const clause = (pick: Pick): string =>
  `the ${pick(adjectives)} ${pick(nouns)} in ${nameOf(pick)} would ${pick(verbs)} only if the ${pick(nouns)} could ${pick(verbs)} its ${pick(adjectives)} ${pick(nouns)}`;

const nameOf = (pick: Pick): string => capital(pick(syllables) + pick(syllables) + pick(syllables));

const capital = (line: string): string => line.charAt(0).toUpperCase() + line.slice(1);
