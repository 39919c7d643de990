import type { Article, Correction } from "./article.js";
import type { Block } from "./blocks.js";
import { readDates } from "./dates.js";
import { revisedAt } from "./revised-at.js";
import { sliceOf } from "./span.js";

/** Longest block that is taken for a note, in characters. */
const LONGEST = 1000;

/** What may stand before a note without being part of it. Quotation marks may not: then somebody is quoted. */
const opening = String.raw`^[\s*_~([–—-]*`;
const work =
  "(?:article|story|report|piece|post|column|page|headline|item|photo caption|caption|graphic|chart|map)";
const label = new RegExp(
  `${opening}(?:(?<plain>corrections?|clarifications?|correction and clarification|corrections and clarifications|corrected|erratum|retraction)|editor(?:['’]s|s['’]|ial)? note|note (?:to|for) (?:our )?readers)[*_]*(?<when>\\s*\\([^)]{3,40}\\)|,? [^:—–]{3,40})?\\s?[*_]*(?::|\\s[—–-]\\s|—|–)[*_]*\\s*(?=\\S+\\s+\\S+\\s+\\S)`,
  "i",
);
const earlier = new RegExp(
  `${opening}(?:(?:an|the|a) )?(?:earlier|previous|original|prior)(?: published)? versions? of (?:this|the|our) ${work}\\b`,
  "i",
);
const amended = new RegExp(
  `${opening}(?:this|the) ${work} (?:has been|was|is) (?:since )?(?:(?:corrected|amended)\\b(?=[.,;]| (?:on|to|at|because|after|since|and|in)\\b|$)|(?:updated|edited|revised|changed)\\b[^.]{0,60}? (?:to (?:correct|clarify|fix|remove|amend|reflect the correct)|because (?:of an error|an earlier)))`,
  "i",
);
/** An editor's note may warn of anything; these words say that something printed was wrong. */
const owns =
  /\b(?:correct(?:s|ed|ion|ing)?|amend(?:s|ed|ment)?|clarif(?:y|ies|ied|ication)|misstated|misspelled|misspelt|misidentified|misattributed|misquoted|misreported|incorrect(?:ly)?|inaccura\w+|wrong(?:ly)?|erroneous(?:ly)?|in error|an error|mistakenly|retract(?:ed|ion|s)?|withdrawn|earlier version|previous version)\b/i;

/** Whether a block is a newsroom's note that earlier words were wrong; only the ends of an article hold them. */
export function isNote(words: string): boolean {
  if (words.length > LONGEST) return false;
  const labelled = label.exec(words);
  if (labelled) return labelled.groups?.plain !== undefined || owns.test(words);
  return earlier.test(words) || amended.test(words);
}

/** The notes on an article: those its source gave as such, and those printed in its text. */
export function readCorrections(article: Article, blocks: readonly Block[]): readonly Correction[] {
  const printed = blocks
    .filter(({ kind }) => kind === "correction")
    .map((block) => sliceOf(article.text, block))
    .filter((note) => !article.corrections.some((given) => tells(note, given.note)))
    .map((note) => ({ at: dayOf(note, article) ?? revisedAt(article), note }));
  return [...article.corrections, ...printed];
}

/** Whether one note holds the other: the same, with or without its label. */
const tells = (a: string, b: string): boolean => {
  const [one, other] = [bare(a), bare(b)];
  return one.includes(other) || other.includes(one);
};
const bare = (note: string): string => note.replace(label, "").replace(/\s+/g, " ").trim().toLowerCase();

/** The day a note gives itself, beside its label or after "amended on". */
function dayOf(note: string, { publishedAt }: Article): string | undefined {
  const beside = label.exec(note)?.groups?.when;
  const after = /\b(?:amended|corrected|updated|revised) (?:on|at) ([^.;:]{4,40})/i.exec(note)?.[1];
  const words = beside ?? after ?? "";
  return readDates(words, 0, publishedAt).find(({ precision }) => precision === "day")?.from;
}
