import type { Holding, Variants } from "./fact-index.js";
import { SPEAKER } from "./match.js";
import type { Held } from "./packed.js";

/**
 * What facts hold of some groups of variants; the same object each time.
 *
 * @param numberOf the number of a word in the query, 0 where it has none
 */
export function holdingsOf(
  groups: readonly Variants[],
  numberOf: (term: string) => number,
): (held: Held) => Holding {
  const variants = groups.map((group) =>
    [...group].map(([term, weight]) => ({ word: numberOf(term), weight })).filter(({ word }) => word > 0),
  );
  const [own, context] = [new Float64Array(groups.length), new Float64Array(groups.length)];
  return ({ hits: { text, speaker, headline, context: lead } }) => {
    for (const [i, words] of variants.entries()) {
      let [inside, around] = [0, 0];
      for (const { word, weight } of words) {
        if (text.counts[word]) inside = Math.max(inside, weight);
        if (speaker.counts[word]) inside = Math.max(inside, SPEAKER * weight);
        if (headline.counts[word] || lead.counts[word]) around = Math.max(around, weight);
      }
      own[i] = inside;
      context[i] = around;
    }
    return { own, context };
  };
}
