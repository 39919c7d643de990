import type { Fact } from "./facts.js";
import type { Span } from "./span.js";

export const asksAge = (question: string): boolean => /\bhow old\b/i.test(question);

/** Whether a figure is printed as somebody's age: “Keane, 44, replaces …”, “Louth (71)”, “aged 71”. */
export function isAge({ text, span }: Fact, { start, end }: Span): boolean {
  const [before, after] = [text.slice(0, start - span.start), text.slice(end - span.start)];
  return /\p{Lu}[\p{L}'’-]+(?:, | \()$|\bage[ds]?(?: of)? $/u.test(before) && /^(?:[,).]|$)/.test(after);
}
