import type { Citation } from "./citation.js";
import type { Conflict } from "./conflicts.js";

/** What was looked through, so that a reader can judge an answer and a silence. */
export interface Searched {
  readonly articles: number;
  readonly facts: number;
  /** ISO instant at which the archive last took in a word; absent while it is empty. */
  readonly updatedAt?: string;
  /** ISO day at whose end the archive was looked at, where that is past. */
  readonly asOf?: string;
}

/** Why the archive gives no direct answer. Each has its fixed phrase in `present.ts`. */
export type Reason =
  | { readonly kind: "empty-archive" }
  | { readonly kind: "nothing-asked" }
  | { readonly kind: "nothing-in-range" }
  | { readonly kind: "no-match" }
  | { readonly kind: "off-topic" }
  | { readonly kind: "unknown-words"; readonly words: readonly string[] }
  | { readonly kind: "unknown-name"; readonly names: readonly string[] }
  | { readonly kind: "silent-speaker"; readonly speaker: string }
  | { readonly kind: "not-direct" };

/** A misspelt word, and the known one it was read as. */
export interface Mended {
  readonly typed: string;
  readonly known: string;
}

/** Related sentences are `nearest`: shown, and labelled as not an answer. */
export type Answer =
  | {
      readonly kind: "cited";
      readonly question: string;
      readonly citations: readonly [Citation, ...Citation[]];
      /** What the citations say against one another: both sides are cited, newest first. */
      readonly conflicts: readonly Conflict[];
      readonly nearest: readonly Citation[];
      readonly readAs: readonly Mended[];
      readonly searched: Searched;
    }
  | {
      readonly kind: "closest";
      readonly question: string;
      readonly nearest: readonly [Citation, ...Citation[]];
      readonly why: Reason;
      readonly readAs: readonly Mended[];
      readonly searched: Searched;
    }
  | {
      readonly kind: "unanswered";
      readonly question: string;
      readonly nearest: readonly Citation[];
      readonly why: Reason;
      readonly readAs: readonly Mended[];
      readonly searched: Searched;
    };
