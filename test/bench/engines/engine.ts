import type { Row } from "../corpus/rows.js";

/** Where an engine keeps an archive, and what archive it is. */
export interface Place {
  /** A folder of its own. */
  readonly folder: string;
  /** The address of a PostgreSQL database, where there is one. */
  readonly database?: string;
  /** How `generatedArticles` makes the archive again, for an engine that reads articles itself. */
  readonly facts: number;
  readonly seed: number;
}

/** A search engine of the comparison. Building and asking happen in two processes. */
export interface Engine {
  readonly name: string;
  /** Beyond so many facts it is left out, and why. */
  readonly upTo?: { readonly facts: number; readonly because: string };
  /** It answers questions too, as a command does: searched, ranked, held against one another and cited. */
  readonly answers?: true;
  /** It is left out where there is no database. */
  readonly wants?: "database";
  build(place: Place): Promise<Builder>;
  open(place: Place): Promise<Searcher>;
}

/** An index under way. */
export interface Builder {
  /** Takes in some more facts, numbered in order. */
  add(rows: readonly Row[]): void | Promise<void>;
  /** Makes it last, and says how many bytes that took; no more is added. */
  save(): Promise<number>;
  /** Milliseconds that another process has worked for it so far. */
  readonly elsewhere?: () => number;
}

/** An index that answers. */
export interface Searcher {
  /** The numbers of the best facts that have any of these terms, best first. */
  search(terms: readonly string[], limit: number): readonly number[] | Promise<readonly number[]>;
  /** Answers a question as a command does. */
  answer?(question: string): Promise<unknown>;
  close(): void | Promise<void>;
  readonly elsewhere?: () => number;
}

/** How much each field counts beside the words of a fact: those of `core/scorer.ts`. */
export const boosts = { text: 1, speaker: 0.9, headline: 0.25, context: 0.15 } as const;
/** Its parameters of BM25. */
export const bm25 = { k: 1.2, b: 0.7, d: 0.5 } as const;
