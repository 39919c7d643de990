import type { Pair } from "./alignment.js";
import type { Fact } from "./facts.js";
import { overlaps, type Span } from "./span.js";

/** A figure, a date or a name of a sentence. */
interface Value extends Span {
  readonly kind: "figure" | "date" | "name";
}

/**
 * Whether the claim joins what belongs to two statements: of “3 million in May and 5 million in June”,
 * 3 million and June.
 */
export function isCrossed(pairs: readonly Pair[], fact: Fact): boolean {
  const values = valuesOf(fact);
  const own = pairs.map(({ printed }) => values.find((value) => overlaps(value, printed)) ?? printed);
  const others = values.filter((value) => !own.includes(value));
  return own.slice(1).some((one, i) => {
    const [left, right] = own[i]!.start < one.start ? [own[i]!, one] : [one, own[i]!];
    const between = others.filter(({ start, end }) => start >= left.end && end <= right.start);
    return isParted(fact.text, left, right, between) || isBehindAnother(fact.text, left, between);
  });
}

/** Between two values stand others of both kinds, and no row of names. */
function isParted(text: string, left: Span, right: Span, between: readonly Value[]): boolean {
  if (!("kind" in left && "kind" in right) || isList(text, [left, ...between, right])) return false;
  const first = between.findIndex(({ kind }) => kind === right.kind);
  return first >= 0 && between.slice(first + 1).some(({ kind }) => kind === left.kind);
}

/** “20,000 crowns to the library and 45,000 crowns to the pool”: the pool stands behind the other figure. */
const isBehindAnother = (text: string, left: Span, between: readonly Value[]): boolean =>
  "kind" in left &&
  left.kind !== "name" &&
  between.some(
    ({ kind, start }) =>
      kind === left.kind && /\p{L}.*(?:,|\b(?:and|or|but|while))\s/su.test(text.slice(left.end, start)),
  );

const isList = (text: string, row: readonly Span[]): boolean =>
  row
    .slice(1)
    .every((one, i) => /^(?:,|,?\s+(?:and|or))\s+(?:the\s+)?$/i.test(text.slice(row[i]!.end, one.start)));

const valuesOf = ({ figures, dates, names, span }: Fact): readonly Value[] =>
  [
    ...figures.map((one) => ({ ...one, kind: "figure" as const })),
    ...dates.map((one) => ({ ...one, kind: "date" as const })),
    ...names.filter(({ kind }) => kind !== "adjective").map((one) => ({ ...one, kind: "name" as const })),
  ]
    .map(({ kind, start, end }) => ({ kind, start: start - span.start, end: end - span.start }))
    .sort((a, b) => a.start - b.start);
