import { anEarlyOne, oneOf, type Random, spread } from "./draws.js";
import { many, type Speaker, type Story } from "./story.js";
import { capital, generalWord, isMade } from "./vocabulary.js";

/** A sentence, and who speaks in it. */
export interface Sentence {
  readonly text: string;
  /** Name and role. */
  readonly speaker?: string;
}

/** What the sentences of one article choose from. */
export interface Desk {
  readonly random: Random;
  readonly story: Story;
  /** The words of its headline that its sentences take up. */
  readonly headline: readonly string[];
  /** Rare words of this article alone. */
  readonly rare: readonly string[];
  /** Who was introduced with a full name before. */
  readonly introduced: Set<Speaker>;
}

const list = (line: string): readonly string[] => line.split("|");
const prepositions = list(
  "in|on|at|by|for|from|with|about|over|under|between|among|through|during|against|within",
);
// The first are the commonest.
const joints = list(", and|, but|, which| and|, who| because| as|, so| if| after| while| before");
const auxiliaries = list("would|could|has|had|may|will|is|was|did not|should");
const days = list("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday");
const months = list("January|February|March|April|May|June|July|August|September|October|November|December");

/** Content words of a sentence: with small words between them 23 words on average, as in news. */
const CONTENT = { median: 10.2, sigma: 0.63, least: 2, most: 45 } as const;
/** Sentences in which somebody speaks. */
const SPOKEN = 0.36;

/** The next sentence of an article. */
export function sentenceOf(desk: Desk): Sentence {
  const { random, story } = desk;
  const content = spread(random, CONTENT.median, CONTENT.sigma, CONTENT.least, CONTENT.most);
  if (random() >= SPOKEN) return { text: `${capital(clause(desk, content))}.` };
  const who = anEarlyOne(story.people, random);
  return { text: speech(desk, who, content), speaker: `${who.first} ${who.surname} ${who.role}` };
}

function speech(desk: Desk, who: Speaker, content: number): string {
  const { random, introduced } = desk;
  const { first, surname, role, of } = who;
  const isNew = !introduced.has(who);
  introduced.add(who);
  if (isNew) return `${first} ${surname}, the ${role} of ${of}, said ${clause(desk, content - 3)}.`;
  const form = random();
  if (form < 0.4) return `“${capital(clause(desk, content - 1))},” ${surname} said.`;
  if (form < 0.5) return `According to ${surname}, ${clause(desk, content - 1)}.`;
  if (form < 0.65) return `${surname} said ${time(random)} that ${clause(desk, content - 2)}.`;
  return `${surname} said that ${clause(desk, content - 1)}.`;
}

/** A headline without an end mark, and its words but the small ones. */
export function headlineOf({ random, story }: Pick<Desk, "random" | "story">) {
  const words = many(5 + Math.floor(random() * 3), () => anEarlyOne(story.topic, random));
  const [first = "", second = "", ...rest] = words;
  const subject = random() < 0.5 ? anEarlyOne(story.people, random).surname : capital(first);
  const place = anEarlyOne(story.places, random);
  const text = `${subject} to ${second} ${rest.slice(0, 2).join(" ")} in ${place}${rest.length > 3 ? " after" : ""} ${rest.slice(2).join(" ")}`;
  return { text, words: [...new Set(words)] };
}

/** Words of one or several clauses with about so many content words. */
function clause(desk: Desk, content: number): string {
  const { random } = desk;
  let [line, left] = ["", content];
  const add = ([words, count]: Phrase): void => {
    line += line ? ` ${words}` : words;
    left -= count;
  };
  do {
    if (line) line += anEarlyOne(joints, random);
    add(thing(desk));
    add(act(desk));
    if (left > 0) add(thing(desk));
    while (left > 0 && random() < 0.55) add(circumstance(desk));
  } while (left > 0);
  return line;
}

/** Words, and how many of them are content words. */
type Phrase = readonly [string, number];

function thing(desk: Desk): Phrase {
  const form = desk.random();
  if (form < 0.06) return [anEarlyOne(desk.story.people, desk.random).surname, 1];
  if (form < 0.28) return [`the ${noun(desk)}`, 1];
  if (form < 0.38) return [`a ${noun(desk)}`, 1];
  if (form < 0.56) return [`the ${word(desk)} ${noun(desk)}`, 2];
  if (form < 0.64) return [`their ${word(desk)} ${noun(desk)}`, 2];
  if (form < 0.75) return [`the ${noun(desk)} of the ${noun(desk)}`, 2];
  return [`${word(desk)} ${noun(desk)}`, 2];
}

function act(desk: Desk): Phrase {
  const form = desk.random();
  if (form < 0.45) return [`${oneOf(auxiliaries, desk.random)} ${word(desk)}`, 1];
  if (form < 0.6) return [`${oneOf(auxiliaries, desk.random)} ${word(desk)} to ${word(desk)}`, 2];
  return [inflected(word(desk), "ed"), 1];
}

function circumstance(desk: Desk): Phrase {
  const { random, story } = desk;
  const form = random();
  if (form < 0.12) return [time(random), 1];
  if (form < 0.32) return [figure(desk), 2];
  if (form < 0.42) return [`in ${anEarlyOne(story.places, random)}`, 1];
  const [words, count] = thing(desk);
  return [`${oneOf(prepositions, random)} ${words}`, count];
}

function time(random: Random): string {
  const form = random();
  if (form < 0.5) return `on ${oneOf(days, random)}`;
  if (form < 0.7) return `in ${oneOf(months, random)}`;
  if (form < 0.9) return `on ${1 + Math.floor(random() * 28)} ${oneOf(months, random)}`;
  return `in ${1990 + Math.floor(random() * 40)}`;
}

/** Small and round figures are the commonest. */
function figure(desk: Desk): string {
  const { random } = desk;
  const digits = 10 ** (random() * 4);
  const round = 10 ** Math.max(0, Math.floor(Math.log10(digits)) - 1);
  const count = (Math.ceil(digits / round) * round).toLocaleString("en");
  const form = random();
  if (form < 0.2) return `for ${Math.ceil(random() * 100)}% of the ${noun(desk)}`;
  if (form < 0.3) return `at £${(digits / 100 + 0.1).toFixed(1)} million for the ${noun(desk)}`;
  return `with ${count} ${inflected(noun(desk), "s")}`;
}

const noun = (desk: Desk): string => {
  const chosen = word(desk);
  return desk.random() < 0.25 ? inflected(chosen, "s") : chosen;
};

/** A content word: of the story, of the article, or any. */
function word({ random, story, headline, rare }: Desk): string {
  const form = random();
  if (form < 0.04) return oneOf(headline, random);
  if (form < 0.3) return anEarlyOne(story.topic, random);
  if (form < 0.35) return oneOf(rare, random);
  if (form < 0.365) return oneOf(story.rare, random);
  return generalWord(random);
}

/** Made words take any ending but after an x; the others stay as they are. */
const inflected = (bare: string, ending: string): string =>
  isMade(bare) && !bare.endsWith("x") ? bare + ending : bare;
