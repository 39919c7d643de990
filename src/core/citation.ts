import type { ArticleLine, Correction } from "./article.js";
import type { Change } from "./changes.js";
import type { Span } from "./span.js";

/** What a sentence of an article is. Only a `sentence` is a fact of the body. */
export type FactKind = "sentence" | "headline" | "heading" | "dateline" | "reference" | "correction";

/** Words the bot puts into a quote, always shown in square brackets: He [Steve Witkoff] added … */
export interface Insertion {
  /** Offset within the quote, after which the bracket stands. */
  readonly at: number;
  readonly text: string;
}

/** Where a sentence stands in its article, counted from 1. */
export interface Place {
  readonly paragraph: number;
  readonly sentence: number;
}

declare const checked: unique symbol;

/** A quote and where to check it. Only `cite` makes one, and only from words that are in the text. */
export interface Citation {
  readonly [checked]: true;
  /** Counted from 1 within a reply. */
  readonly number: number;
  /** `article.text.slice(span.start, span.end)` of the revision, byte for byte. */
  readonly quote: string;
  readonly span: Span;
  /** The id of the sentence, by which the page of its article finds it. */
  readonly fact: string;
  readonly kind: FactKind;
  readonly insertions: readonly Insertion[];
  /** The sentence before, where the quote opens on a word that leans on it. */
  readonly lead?: { readonly quote: string; readonly span: Span };
  readonly speaker?: string;
  readonly role?: string;
  /** How somebody's words are printed; absent where the sentence is the article's own voice. */
  readonly mode?: "direct" | "mixed" | "indirect";
  readonly article: ArticleLine;
  readonly place: Place;
  /** The publisher's page, with a text fragment that scrolls to the sentence. */
  readonly href?: string;
  /** The article's newest correction note. */
  readonly correction?: Correction;
  /** What became of the sentence since, where it is quoted as it once stood. */
  readonly change?: Change;
  /** Other articles that print the same sentence. */
  readonly alsoIn: readonly ArticleLine[];
}

/** A run of a quote as shown: the article's words, or words put in by the bot. */
export interface Run {
  readonly text: string;
  readonly inserted: boolean;
}

/**
 * A quote cut at its insertions. The runs that are not inserted join to the quote.
 *
 * @example
 * runsOf({ quote: "He added", insertions: [{ at: 2, text: "Steve Witkoff" }] })
 * // => [{ text: "He", inserted: false }, { text: " [Steve Witkoff]", inserted: true }, { text: " added", inserted: false }]
 */
export function runsOf({ quote, insertions }: Pick<Citation, "quote" | "insertions">): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const { at, text } of insertions) {
    runs.push({ text: quote.slice(from, at), inserted: false }, { text: ` [${text}]`, inserted: true });
    from = at;
  }
  return [...runs, { text: quote.slice(from), inserted: false }].filter((run) => run.text);
}
