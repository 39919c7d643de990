import { anEarlyOne, oneOf, type Random, spread } from "./draws.js";
import { capital, rareWord, topicWord } from "./vocabulary.js";

/** Somebody who speaks. */
export interface Speaker {
  readonly first: string;
  readonly surname: string;
  readonly role: string;
  readonly of: string;
}

/** What the articles of one story have in common. */
export interface Story {
  /** The most used first. */
  readonly topic: readonly string[];
  readonly people: readonly Speaker[];
  readonly places: readonly string[];
  readonly rare: readonly string[];
  /** Articles yet to come. */
  left: number;
}

const words = (line: string): readonly string[] => line.split(" ");
const firstNames = words(
  "Ada Bram Cleo Dov Edda Finn Greta Hugo Ines Jory Kaja Lev Mina Noor Otto Petra Rafe Sunniva Tove Ulla Vito Wanda Yara Zeno",
);
const titles = words(
  "mayor engineer treasurer councillor surveyor director minister spokeswoman analyst historian inspector captain coach teacher chairwoman governor",
);

/** The topic of a story, in words. */
const TOPIC = 60;
/** Of the people in a story, the share who were in others before. */
const KNOWN_PEOPLE = 0.3;

/**
 * A new story: few have many articles.
 *
 * @param known people of earlier stories; those who are new are added
 */
export function storyOf(random: Random, known: Speaker[]): Story {
  const places = many(1 + Math.floor(random() * 3), () => capital(rareWord(random)));
  const people = many(2 + Math.floor(random() * 5), () => {
    if (known.length && random() < KNOWN_PEOPLE) return anEarlyOne(known, random);
    const of = anEarlyOne(places, random);
    const [first, surname, role] = [
      oneOf(firstNames, random),
      capital(rareWord(random)),
      oneOf(titles, random),
    ];
    known.push({ first, surname, role, of });
    return known.at(-1)!;
  });
  return {
    topic: many(TOPIC, () => topicWord(random)),
    people,
    places,
    rare: many(6, () => rareWord(random)),
    left: spread(random, 2.5, 1, 1, 60),
  };
}

export const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
