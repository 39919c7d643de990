/** How many words there are. */
export const WORDS = 18 * 5 * 16 * 5 * 18 * 3 * 9;

const onsets = "b d f g h k l m n p r s t v w z dr fl".split(" ");
const vowels = "a e i o u".split(" ");
/** Seldom in the names that one knows. */
const joints = "lv rm sk ld rg mb lt rn zd vr nk lp gr dl fn rb".split(" ");
/** No stemmer takes these for an ending. */
const lastVowels = "a o u".split(" ");
const codas = "m n k d b g p x f".split(" ");

/** A pronounceable word of no language, another for every number below `WORDS`, and a stem of its own. */
export function wordOf(number: number): string {
  // Neighbours look unlike: the factor and the count have no divisor in common.
  let left = (number * 1_000_003) % WORDS;
  const part = (list: readonly string[]): string => {
    const at = left % list.length;
    left = Math.floor(left / list.length);
    return list[at]!;
  };
  const [last, coda, first, vowel] = [part(lastVowels), part(codas), part(onsets), part(vowels)];
  const [joint, second, onset] = [part(joints), part(vowels), part(onsets)];
  return first + vowel + joint + second + onset + last + coda;
}
