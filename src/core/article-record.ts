import type { Searched } from "./answer.js";
import type { ArticleLine, Correction, Reference } from "./article.js";
import type { Citation } from "./citation.js";

/** An article as `/article` shows it: its facts in reading order and what they hold. */
export type ArticleRecord =
  | {
      readonly kind: "found";
      readonly article: ArticleLine;
      readonly facts: readonly Citation[];
      /** Figures as printed, each with the number of its citation. */
      readonly figures: readonly { readonly words: string; readonly citation: number }[];
      /** Numbers of the citations that say what is not known, not decided or conditional. */
      readonly open: readonly number[];
      readonly references: readonly Reference[];
      readonly corrections: readonly Correction[];
      readonly searched: Searched;
    }
  | {
      readonly kind: "unknown";
      readonly name: string;
      readonly nearest: readonly ArticleLine[];
      readonly searched: Searched;
    };
