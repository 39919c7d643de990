import { isAuxiliary } from "./cues.js";
import type { Word } from "./words.js";

const adverbs = new Set(
  `also later so far again now still already first then earlier once even just only simply often always today yesterday
   recently previously repeatedly reportedly further instead both all since on monday tuesday wednesday thursday friday
   saturday sunday soon afterwards too there here never ever meanwhile however nevertheless nonetheless therefore
   moreover yesterday tonight perhaps maybe indeed`.split(/\s+/),
);

/** Words that open a clause of their own. */
export const boundaries: ReadonlySet<string> = new Set(
  `that and but or while when if as because although though after before which who whom whose where since until unless
   so yet whether than nor once whereas`.split(/\s+/),
);

/** Prepositions that a noun phrase may hold or stand behind. */
export const prepositions: ReadonlySet<string> = new Set(
  "of for in at from on with to by about over under between against into near during despite amid among like through per within across".split(
    " ",
  ),
);

/** Words that stand between a subject and its verb. */
export const isBeforeVerb = (folded: string): boolean => isAuxiliary(folded) || folded === "to";

/** Adverbs, and the days that stand where they do. */
export const isAdverb = ({ folded }: Word): boolean =>
  adverbs.has(folded) ||
  (/\wly$/.test(folded) && !/^(?:family|italy|july|ally|assembly|bully)$/.test(folded));
