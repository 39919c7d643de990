import { bodyNouns } from "./bodies.js";
import { countryOf } from "./gazetteer.js";
import { honorifics, introductions, roles } from "./roles.js";
import { type Word, wordsOf } from "./words.js";

const calendar = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
   october november december jan feb mar apr jun jul aug sept sep oct nov dec christmas easter ramadan`.split(
    /\s+/,
  ),
);

/** Capitalised only because they open a sentence. */
const commonOpeners = new Set(
  `the a an this that these those he she it they we you i his her its their our my your there here in on at by for from
   with after before when while if as but and or so yet although though however meanwhile since until once because both
   each many most some several all no not what who why how where which whose according last next earlier later now then
   still also only even another other such under over during between among about despite instead nearly more one two
   three four five six seven eight nine ten eleven twelve asked did does do is are was were will would can could may might should has
   have had let please similarly importantly nevertheless nonetheless moreover furthermore finally importantly
   additionally speaking continued any every neither either none nothing nobody someone everyone today yesterday
   tomorrow tonight through to of into onto out up down off upon against without within per than unlike like given
   asked including early late much few little less least first second third thousands hundreds dozens millions
   officials police critics experts residents supporters opponents negotiators yes never perhaps maybe indeed thus hence
   therefore otherwise regardless amid among around toward towards across along beyond besides except following
   saying said says added local national international senior former new old young big small foreign top key chief lead`.split(
    /\s+/,
  ),
);

const particles = new Set(
  "de del della da di du van von der den la le el al bin ibn abu dos of the and &".split(" "),
);

const innerParticles = new Set("of the and &".split(" "));

/** Words of an article that also occur in lower case, so that a capital at the start of a sentence says nothing. */
export const lowerWordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter(({ text: word }) => /^\p{Ll}/u.test(word))
      .map((word) => word.folded),
  );

/** Runs of capitalised words, joined by single spaces, hyphens or particles. */
export function capitalRuns(
  text: string,
  words: readonly Word[],
  lower: ReadonlySet<string>,
): readonly Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const flush = () => {
    while (run.length && !isCapital(run.at(-1)!) && text[run.at(-1)!.start - 1] !== "-") run.pop();
    if (run.length) runs.push(run);
    run = [];
  };
  words.forEach((word, i) => {
    const before = words[i - 1];
    const joined = before !== undefined && /^(?: |-|\. )$/.test(text.slice(before.end, word.start));
    if (run.length && (!joined || /['’]s?$/.test(before?.text ?? ""))) flush();
    if (isCapital(word)) {
      if (run.length === 0 && opensSentence(text, words, i) && isOrdinary(words, i, lower)) return;
      if (!calendar.has(word.folded) || run.length) run.push(word);
    } else if (run.length && before && text.slice(before.end, word.start) === "-") {
      run.push(word); // Park Geun-hye
    } else if (run.length && particles.has(word.folded) && continues(words, i)) run.push(word);
    else flush();
  });
  flush();
  return runs;
}

const continues = (words: readonly Word[], i: number): boolean => {
  const next = words[i + 1];
  if (!next) return false;
  return isCapital(next)
    ? !innerParticles.has(words[i]!.folded) || properOf(words, i)
    : particles.has(next.folded) && continues(words, i + 1);
};

/** “Ministry of Defence” is one name, “Starmer and Macron” two, “Macron of France” two. */
const properOf = (words: readonly Word[], i: number): boolean =>
  (words[i]!.folded === "of" || words[i]!.folded === "the") &&
  words
    .slice(Math.max(0, i - 3), i)
    .some(
      (word) =>
        bodyNouns.has(word.folded) ||
        /^(?:coalition|republic|states|bank|bay|gulf|isle|city|lord)$/.test(word.folded),
    );

const opensSentence = (text: string, words: readonly Word[], i: number): boolean =>
  i === 0 || /[“"‘(:.?!…]\s*$/.test(text.slice(words[i - 1]!.end, words[i]!.start));

function isOrdinary(words: readonly Word[], i: number, lower: ReadonlySet<string>): boolean {
  const word = words[i]!;
  const next = words[i + 1];
  if (countryOf(bare(word.text)) || honorifics.has(word.folded)) return false;
  if (commonOpeners.has(word.folded)) return true;
  if (introductions.has(word.folded)) return introducesPerson(words, i);
  if (i > 0 || roles.has(word.folded)) return false;
  if (lower.has(word.folded)) return true;
  // “Talks resumed” against “Witkoff said”: a lone opening capital with an ordinary ending is no name.
  return !(next && isCapital(next)) && /(?:ing|ly|tion|tions|ment|ments|ies|ers|ness)$/.test(word.folded);
}

/** “Student Ravi Nair”, not “Student Loans Company”, and not “Boxer said”. */
function introducesPerson(words: readonly Word[], i: number): boolean {
  const ends = words.findIndex((word, at) => at > i && !isCapital(word));
  const named = words.slice(i + 1, ends < 0 ? undefined : ends);
  return named.length > 0 && !named.some(({ folded }) => bodyNouns.has(folded));
}

/** Whether a word is printed with a capital. */
export const isCapital = ({ text }: Word): boolean => /^\p{Lu}/u.test(text);

/** A name without its possessive ending. */
export const bare = (text: string): string => text.replace(/['’]s?$/, "");
