import type { FigureUnit } from "./figures.js";

/** What kind of answer a question asks for. */
export type Wanted =
  | "person"
  | "place"
  | "date"
  | "figure"
  | "reason"
  | "yes-no"
  | "statements"
  | "description"
  | "any";

/** The kind of answer that a question asks for, by its first words. */
export function wantedBy(text: string): Wanted {
  const asked = text.toLowerCase();
  if (
    /^(?:what|which).*\b(?:say|said|says|think|thinks|comment|position|stance|view|react(?:ion)?|promise|demand|warn|claim)\b|\bquotes?\b/.test(
      asked,
    )
  )
    return "statements";
  if (
    /^(?:who|whom|whose)\b|^which (?:person|leader|minister|official|country|countries|party|company|council)/.test(
      asked,
    )
  )
    return "person";
  if (/^(?:when|what (?:day|date|time|year|month))\b|\bwhat (?:day|date|year|time)\b/.test(asked))
    return "date";
  if (/^(?:where|in (?:what|which) (?:city|country|place|town))\b/.test(asked)) return "place";
  if (/^why\b|\bfor what reason\b|\bwhat caused\b/.test(asked)) return "reason";
  if (
    /\bhow (?:many|much|big|large|long|far|old|tall|high|often|deep|heavy|ready|wide|fast)\b|\bwhat (?:percentage|proportion|share|number|amount|price|cost)\b|\bpercentage of\b/.test(
      asked,
    )
  )
    return "figure";
  if (
    /^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|isn't|didn't)\b/.test(
      asked,
    )
  )
    return "yes-no";
  if (/^what (?:is|was|are|were)\b/.test(asked)) return "description";
  return "any";
}

/** Words that ask for a measure, and are not looked for themselves. */
export const measures: readonly {
  readonly words: RegExp;
  readonly asked: RegExp;
  readonly units: readonly FigureUnit[];
}[] = [
  { words: /\bhow heavy\b/i, asked: /^heavy$/, units: ["mass"] },
  {
    words: /\bhow (?:far|tall|high|wide|deep|big|large)\b/i,
    asked: /^(?:far|tall|high|wide|deep|big|large)$/,
    units: ["length", "percent", "count"],
  },
  { words: /\bhow long\b/i, asked: /^long$/, units: ["length", "duration"] },
  { words: /\bhow old\b/i, asked: /^$/, units: ["duration"] },
  {
    words: /\b(?:percentage|proportion|share)\b/i,
    asked: /^(?:percentage|proportion|share)$/,
    units: ["percent", "vague"],
  },
];

const speakingVerb =
  "(?:say|said|says|think|thinks|tell|told|claim|claims|argue|warn|announce|promise|confirm|comment|insist|deny|demand|add|call|react|respond|answer|describe|suggest|propose|reveal|stress|note|explain|hope|want|admit|reject|predict|expect)";

/** Where the question names whose words it wants: “What did X say”, “according to X”, “X quotes”. */
export function speakerIn(text: string): { start: number; end: number } | undefined {
  const patterns = [
    // At the start or after what, when, how: a sentence that was pasted asks for nobody's words.
    new RegExp(
      `(?:^|\\b(?:what|which|how|why|when|where|whom?)\\b[^,“”"]*?\\s)(?:did|does|has|have|do)\\s+(?<who>[^,“”"]+?)\\s+${speakingVerb}\\b`,
      "id",
    ),
    /\baccording to (?<who>[^,?]+)/di,
    /^(?<who>.+?)\s+quotes?\b/di,
    /\b(?:quotes?|statements?|comments?) (?:by|from|of) (?<who>[^,?]+?)(?:\s+(?:on|about)\b|[?]|$)/di,
    /^(?:what (?:is|was) )(?<who>.+?)['’]s? (?:position|stance|view|reaction|comment|response)/di,
  ];
  for (const pattern of patterns) {
    const match = pattern.exec(text) as
      | (RegExpExecArray & { indices?: { groups?: Record<string, [number, number]> } })
      | null;
    const at = match?.indices?.groups?.who;
    if (
      at &&
      /\p{L}/u.test(text.slice(...at)) &&
      !/^(?:anyone|anybody|they|people|it|he|she)$/i.test(text.slice(...at))
    )
      return { start: at[0], end: at[1] };
  }
  return undefined;
}
