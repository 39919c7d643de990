import type { Correction } from "../core/article.js";
import { printDay } from "../core/day.js";
import { fill, phrases } from "../core/phrases.js";
import { type Span, sliceOf } from "../core/span.js";
import { changedWords } from "../core/word-diff.js";
import { html, type Markup } from "./html.js";
import { pagePhrases } from "./phrases.js";

const words = pagePhrases;

/** A sentence before and after, both whole, what was taken out of the one and put into the other marked. */
export function wordings(was: string, now: string | undefined): Markup {
  const { gone, come } = changedWords(was, now ?? "");
  const side = (label: string, text: Markup) =>
    html`<span class="line wording"><b>${label}</b> ${text}</span>`;
  return html`${side(
    words.before,
    marked(was, gone, (one) => html`<del>${one}</del>`),
  )}${
    now !== undefined &&
    side(
      words.now,
      marked(now, come, (one) => html`<ins>${one}</ins>`),
    )
  }`;
}

function marked(text: string, spans: readonly Span[], mark: (words: string) => Markup): Markup {
  let from = 0;
  const pieces = spans.map((span) => {
    const before = text.slice(from, span.start);
    from = span.end;
    return [before, mark(sliceOf(text, span))];
  });
  return html`${pieces}${text.slice(from)}`;
}

/** A newsroom's note, with its day. */
export const correctionLine = ({ at, note }: Correction): string =>
  fill(phrases.correction, { day: printDay(at), note });
