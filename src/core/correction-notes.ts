import type { Article, Correction } from "./article.js";
import type { Block } from "./blocks.js";
import { readDates } from "./dates.js";
import { revisedAt } from "./revised-at.js";
import { sliceOf } from "./span.js";

/** Longest block that is taken for a note, in characters. */
const LONGEST = 1000;

/** What may stand before a note without being part of it. Quotation marks may not: then somebody is quoted. */
const opening = /^[\s*_~•·([–—-]*/;

const work =
  "(?:article|story|report|piece|post|blog(?: post)?|column|page|headline|item|feature|interview|review|transcript|obituary|newsletter|(?:photo )?captions?|graphic|chart|map|table)";
/** Of “the …” these are the newsroom's own; a report or a map may be anybody's. */
const own = "(?:article|story|headline|(?:photo )?caption)";

/** “Correction, Jan. 8: …”: what kind of note it says it is, when, and the note. */
const label =
  /^(?:(?<plain>corrections?|clarifications?|corrections? and clarifications?|corrected|erratum|retraction)|(?<editors>editor(?:['’]s|s['’]|ial)? note|note (?:to|for) (?:our )?readers)|(?:updated?|amendment|amended|for the record|note))[*_]*(?<when>(?:[\s,]|\s[–—-]\s)\s?\(?(?=[^:—–)]{0,40}\d)[^:—–)]{3,40}\)?)?[*_\])]*\s?(?<mark>:|[—–]|-\s)[*_]*\s*(?<rest>\S+\s+\S+\s+\S[\s\S]*)$/i;

const earlier = new RegExp(
  String.raw`^(?:(?:due to|because of|owing to|as a result of) (?:an?|the|our) [^,.]{3,60}, )?(?:in )?(?:(?:an?|the) )?(?:earlier|previous|original|prior)(?: (?:published|online|print))? versions? of (?:this ${work}\b|(?:the|our) ${own} (?:(?:incorrectly|mistakenly|wrongly|erroneously) )?(?:mis\w+|said|stated|gave|contained|included|omitted|named|identified|listed|referred|reported)\b)`,
  "i",
);
const amended = new RegExp(
  String.raw`^(?:this ${work}|(?:the|our) ${own}(?: (?:on|of|for|to|in|accompanying) (?:this|the|our) \w+)?)(?: (?:was )?(?:first|originally) published [^.]{3,60} and)? (?:has been|was|is) (?:since )?(?:(?:corrected|amended)\b(?=[.,;:]| (?:on|to|at|because|after|since|and|in)\b|$)|(?:updated|edited|revised|changed|refiled|republished)\b[^.]{0,60}? (?:to (?:correct|clarify|fix|remove|amend|reflect the correct)|because (?:of an error|an earlier)))`,
  "i",
);
const ours = new RegExp(
  String.raw`^(?:we(?:['’]ve| have)? (?:since |now )?(?:corrected|amended|clarified) (?:this|the|our) ${work}|this (?:version|${work}) corrects)\b`,
  "i",
);
/** As wires put it before a story: “(Corrects toll in paragraph 2)”. */
const wired = /^[\s*_]*[([]\s*(?:corrects|fixes|amends)\b/i;
/** Then somebody says so of another text. */
const attributed =
  /,\s(?!who\b|which\b)[^,.;:]{1,60}\b(?:said|says|told|recalled|heard|added)\b[^,.;:]{0,30}\.?\W*$/i;

/** An editor's note may warn of anything; these words say that something printed was wrong. */
const owns =
  /\b(?:(?<!department of )correct(?:s|ed|ion|ing)?|amend(?:s|ed|ment)?|clarif(?:y|ies|ied|ication)|misstated|misspelled|misspelt|misidentified|misattributed|misquoted|misreported|incorrect(?:ly)?|inaccura\w+|wrong(?:ly)?|erroneous(?:ly)?|in error|an error|mistakenly|retract(?:ed|ion|s)?|withdrawn|earlier version|previous version)\b/i;
const endMark = /[.!?…][\s*_)\]"'”’]*$/;

/** Whether a block is a newsroom's note that earlier words were wrong; only the ends of an article hold them. */
export function isNote(words: string): boolean {
  if (words.length > LONGEST) return false;
  const bare = words.replace(opening, "");
  const labelled = label.exec(bare)?.groups;
  if (!labelled) return wired.test(words) || isUnlabelled(bare);
  const { plain, editors, mark, rest = "" } = labelled;
  // “Correction: a word with a history” and “Retraction — a word he avoids” are no sentences of their own.
  if (plain) return owns.test(rest) || (endMark.test(rest) && (mark === ":" || !/^\p{Ll}/u.test(rest)));
  return isUnlabelled(rest) || (editors !== undefined && owns.test(rest));
}

/** Whether a line is a heading that only notes stand under. */
export const headsNotes = (words: string): boolean =>
  /^[\s*_#]*(?:corrections?|clarifications?|corrections? and clarifications?)[\s*_:]*$/i.test(words);

/** Whether a block under such a heading is a note: there may be a chapter on prisons under it. */
export const isHeadedNote = (words: string): boolean =>
  words.length <= LONGEST &&
  (owns.test(words) || /\b(?:not|should have|instead of|rather than)\b/i.test(words));

const isUnlabelled = (words: string): boolean =>
  earlier.test(words) || ((amended.test(words) || ours.test(words)) && !attributed.test(words));

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
const bare = (note: string): string => {
  const words = note.replace(opening, "");
  return (label.exec(words)?.groups?.rest ?? words).replace(/\s+/g, " ").trim().toLowerCase();
};

/** The day a note gives itself, beside its label or after "amended on". */
function dayOf(note: string, { publishedAt }: Article): string | undefined {
  const beside = label.exec(note.replace(opening, ""))?.groups?.when;
  const after = /\b(?:amended|corrected|updated|revised) (?:on|at) ([^.;:]{4,40})/i.exec(note)?.[1];
  const words = beside ?? after ?? "";
  return readDates(words, 0, publishedAt).find(({ precision }) => precision === "day")?.from;
}
