import type { Pair } from "./alignment.js";
import type { Fact } from "./facts.js";
import { overlaps, type Span } from "./span.js";

/** A figure, a date or a name of a sentence. */
interface Value extends Span {
  readonly kind: "figure" | "date" | "name";
}

/**
 * Whether two values of the claim belong to two statements: of “3 million in May and 5 million in
 * June”, 3 million and June.
 */
export function isCrossed(pairs: readonly Pair[], fact: Fact): boolean {
  const values = valuesOf(fact);
  const own = pairs.flatMap(({ printed }) => values.find((value) => overlaps(value, printed)) ?? []);
  return own.slice(1).some((one, i) => {
    const [left, right] = own[i]!.start < one.start ? [own[i]!, one] : [one, own[i]!];
    const between = values.filter(
      (value) => value.start >= left.end && value.end <= right.start && !own.includes(value),
    );
    const first = between.findIndex(({ kind }) => kind === right.kind);
    const isRow = between.every((value) => value.kind === "name") && left.kind === "name" && right.kind === "name" && isList(fact.text, [left, ...between, right]);
    return first >= 0 && !isRow && between.slice(first + 1).some(({ kind }) => kind === left.kind);
  });
}

const isList = (text: string, row: readonly Span[]): boolean =>
  row.slice(1).every((one, i) => /^(?:,|,?\s+(?:and|or))\s+(?:the\s+)?$/i.test(text.slice(row[i]!.end, one.start)));

const valuesOf = ({ figures, dates, names, span }: Fact): readonly Value[] =>
  [
    ...figures.map((one) => ({ ...one, kind: "figure" as const })),
    ...dates.map((one) => ({ ...one, kind: "date" as const })),
    ...names.filter(({ kind }) => kind !== "adjective").map((one) => ({ ...one, kind: "name" as const })),
  ]
    .map(({ kind, start, end }) => ({ kind, start: start - span.start, end: end - span.start }))
    .sort((a, b) => a.start - b.start);
