import { cueLemma } from "../../../src/core/cues.js";
import { countryWordsFrom } from "../../../src/core/gazetteer.js";
import { roles } from "../../../src/core/roles.js";
import { stopwords } from "../../../src/core/stopwords.js";
import { stemOf } from "../../../src/core/terms.js";
import { equivalentGroups, kinds, relatedGroups, rivalGroups } from "../../../src/core/thesaurus.js";
import { seeded } from "../generated-archive.js";
import { type Random, zipf } from "./draws.js";
import { WORDS, wordOf } from "./word-maker.js";

/** Words that any article may use: those of newsrooms first, then made ones. */
const GENERAL = 8000;
/** Names and rare words: as many as there are words left. */
const RARE = WORDS - GENERAL;

/** The commonest word stands in every twentieth sentence, the thousandth in every four hundredth, as in news. */
const generalRank = zipf(GENERAL, 26, 1.08);
/** So flat that new words keep coming: they grow by Heaps' law with the power 1 / 1.54 = 0.65. */
const rareRank = zipf(RARE, 8000, 1.54);

/** A common word, in the form in which dictionaries have it. */
export const generalWord = (random: Random): string => general[generalRank(random)]!;

/** One of the common words but the commonest: what a story may be about. */
export const topicWord = (random: Random): string => general[Math.floor(60 * (GENERAL / 60) ** random())]!;

/** A word that few articles have. */
export const rareWord = (random: Random): string => wordOf(GENERAL + rareRank(random));

export const capital = (line: string): string => line.charAt(0).toUpperCase() + line.slice(1);

/** Words that newspapers use, each stem once, in an order of no meaning, so that no kind of them is the commonest. */
function newsWords(): readonly string[] {
  const random = seeded(1);
  const words = [equivalentGroups, relatedGroups, rivalGroups, kinds].join(" ").match(/[a-z]{3,}/g) ?? [];
  const plain = words.filter(
    (word) => !stopwords.has(word) && !cueLemma(word) && !roles.has(word) && !countryWordsFrom(word),
  );
  const byStem = new Map(plain.map((word) => [stemOf(word), word]));
  return Array.from(byStem.values(), (word) => ({ word, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word);
}

const real = newsWords();
const realOnes = new Set(real);

/** Whether a word means nothing. */
export const isMade = (word: string): boolean => !realOnes.has(word);

const general = [...real, ...Array.from({ length: GENERAL - real.length }, (_, i) => wordOf(i))];
