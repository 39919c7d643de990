import { type Clause, gapAfter } from "./clause.js";
import { prepositions } from "./function-words.js";
import { hasRole, namesOne, noun, readPhrase, runsOn, type Source, stops, withRole } from "./noun-phrase.js";
import { honorifics } from "./roles.js";

/** The source to the right of the cue at `i`, as in “…,” said Roe. */
export const sourceAfter = (clause: Clause, i: number): Source | undefined =>
  described(clause, phraseAfter(clause, i, true));

/** The name or noun to the right of a word, without what describes it: “according to Low, the …”. */
export function phraseAfter(clause: Clause, i: number, isInverted = false): Source | undefined {
  const first = i + 1;
  if (!clause.words[first] || !/^\s*$/.test(gapAfter(clause, i))) return undefined;
  let last = first;
  while (clause.words[last + 1] && runsOn(clause, last) && !stops(clause, last + 1)) last++;
  return introduced(clause, first, last, isInverted) ?? withBracket(clause, readPhrase(clause, first, last));
}

/** “Rep. Stella Lynd (D-Mass.)”: the bracket is part of the phrase. */
function withBracket({ text }: Clause, source: Source | undefined): Source | undefined {
  const bracket = source?.kind === "name" && /^\.?\s?\(\s?[^()]{1,30}\)/.exec(text.slice(source.span.end));
  return bracket
    ? { ...source, span: { start: source.span.start, end: source.span.end + bracket[0].length } }
    : source;
}

/** “…,” said Len Burke, head of the centre: what describes a speaker after the name is part of the phrase. */
function described({ text }: Clause, source: Source | undefined): Source | undefined {
  if (source?.kind !== "name") return source;
  const after =
    /^(?:\s+of\s+[^,.“”"]{2,40})?\s*,\s*(?<what>[^“”";–—]*?)(?=\s*[.“”"]?\s*$|\s*[.,]?\s*[“”"]|\s--|\s?[;–—]|\s?,\s(?:in|on|at|during|after|as|while|when|\p{Ll}+ing|citing|but|and)\s)/u.exec(
      text.slice(source.span.end),
    );
  const what = after?.groups?.what ?? "";
  const first = /^\p{L}+/u.exec(what)?.[0] ?? "";
  const isOffice =
    what !== "" &&
    !(prepositions.has(first) && first !== "of") &&
    !/(?:ing|ly)$/.test(first) &&
    !/^(?:and|but|as|while|when|after|before|because|if|though|although|since|who's|then|so|yet|or|he|she|it|they|we|i|you|there|that|which|where)$/i.test(
      first,
    );
  return after && isOffice
    ? { ...source, span: { start: source.span.start, end: source.span.end + after[0].length } }
    : source;
}

/** Whatever stands after “according to” is a source: “federal statistics”, “an analysis by …”. */
export function anyAfter({ text, words }: Clause, i: number): Source | undefined {
  const from = words[i + 1]?.start;
  if (from === undefined) return undefined;
  const phrase = /^(?:[^,.;:“”"()]|\.(?=\S)|(?<=\b(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov|U\.S|\p{Lu}))\.){2,140}/u
    .exec(text.slice(from))?.[0]
    .trimEnd();
  return phrase ? noun({ start: from, end: from + phrase.length }) : undefined;
}

/** “its secretary, Colm Arden”: the name that follows what somebody is. */
function introduced(clause: Clause, first: number, last: number, isInverted: boolean): Source | undefined {
  const { text, words, names } = clause;
  const what = readPhrase(clause, first, last, isInverted && determiner.test(words[first]!.folded));
  if (what?.kind !== "noun" || gapAfter(clause, last).trim() !== ",") return undefined;
  const isTitled = honorifics.has(words[last + 1]?.folded ?? "");
  const from = words[last + (isTitled ? 2 : 1)]?.start;
  const name = names.find(({ kind, start, role }) => kind === "person" && (role?.start ?? start) === from);
  if (!name) return undefined;
  const isAll = isInverted && /^\s*(?:[.,;:”"]|$)/.test(text.slice(name.end));
  return namesOne(clause, what.span) && (isAll || hasRole(clause, what.span))
    ? { kind: "name", name, span: withRole(name) }
    : undefined;
}

const determiner = /^(?:the|an?|its|his|her|their|our|my)$/;
