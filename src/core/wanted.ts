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

const people =
  "person|people|leader|leaders|minister|president|king|queen|chief|mayor|official|officials|country|countries|nation|nations|party|parties|company|companies|firm|firms|council|councils|group|groups|team|teams|actor|actress|director|author|artist|band|family|man|woman|scientist|union|agency|organi[sz]ation|newspaper|player";
const places =
  "city|cities|town|towns|village|place|places|state|states|region|regions|area|areas|continent|river|island|islands|county|district|sea|ocean|mountain|street|road|building|venue|stadium";
const measurable =
  "figures?|estimates?|percentage|percent|proportion|share|number|amount|price|cost|fraction|size|age|temperature|speed|distance|revenue|profit|salary|budget|population";

/** What each first match asks for, in this order. */
const asking: readonly (readonly [Wanted, RegExp])[] = [
  [
    "statements",
    /^(?:what|which).*\b(?:say|said|says|think|thinks|comment|position|stance|view|react(?:ion)?|promise|demand|warn|claim)\b|\bquote[sd]?\b/,
  ],
  ["person", /\b(?:who|whom|whose)\b/],
  [
    "figure",
    /\bhow (?:many|much|big|large|long|far|old|tall|high|often|deep|heavy|ready|wide|fast|hot|cold)\b/,
  ],
  [
    "date",
    /\bwhen\b|\b(?:what|which) (?:day|date|time|year|month|century|decade)\b|\b(?:release )?date of\b/,
  ],
  ["person", new RegExp(`\\b(?:what|which) (?:\\p{L}+ )?(?:${people})\\b`, "u")],
  [
    "figure",
    new RegExp(
      `\\b(?:what|which)(?: (?:is|was|were|are))?(?: [\\p{L}'’]+){0,3} (?:${measurable})\\b|\\bpercentage of\\b`,
      "u",
    ),
  ],
  ["place", new RegExp(`\\bwhere\\b|\\b(?:what|which) (?:${places})\\b`)],
  ["reason", /\bwhy\b|\bfor what reason\b|\bwhat caused\b|\bwhat (?:is|was) the reason\b/],
  [
    "yes-no",
    /^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|isn't|didn't)\b/,
  ],
  ["description", /^what (?:is|was|are|were)\b/],
];

/** The kind of answer that a question asks for. */
export function wantedBy(text: string): Wanted {
  const asked = text.toLowerCase();
  return asking.find(([, pattern]) => pattern.test(asked))?.[0] ?? "any";
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
  { words: /\b(?:what|which) (?:figures?|estimates?)\b/i, asked: /^(?:figures?|estimates?)$/, units: [] },
  { words: /\bhow old\b/i, asked: /^old$/, units: ["duration"] },
  {
    words: /\b(?:how much money|price|cost|revenue|profit|salary|budget)\b/i,
    asked: /^$/,
    units: ["money", "vague"],
  },
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
