/** Half-open `[start, end)` in UTF-16 units, as `slice` takes it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words of a span. */
export const sliceOf = (text: string, { start, end }: Span): string => text.slice(start, end);

/** Whether two spans share at least one unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether `inner` lies within `outer`. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
