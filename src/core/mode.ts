import type { Span } from "./span.js";

/** How words are said to be somebody's: in quotation marks throughout, in part, or only reported. */
export type Mode = "direct" | "mixed" | "indirect";

/** Whether what is said stands in quotation marks. */
export function modeOf(content: Span | undefined, speech: readonly Span[]): Mode {
  if (!content) return "indirect";
  const quoted = speech.filter(({ start, end }) => start >= content.start - 1 && end <= content.end + 1);
  const length = quoted.reduce((sum, { start, end }) => sum + end - start + 2, 0);
  if (length === 0) return "indirect";
  return length >= (content.end - content.start) * 0.8 ? "direct" : "mixed";
}
