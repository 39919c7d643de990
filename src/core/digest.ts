import type { Searched } from "./answer.js";
import type { ArticleLine, Correction } from "./article.js";
import type { Citation } from "./citation.js";

/** One running story on one day. Citation numbers run through the whole digest. */
export interface StoryDigest {
  readonly headline: string;
  readonly lede: Citation;
  readonly quotes: readonly Citation[];
  readonly figures: readonly { readonly words: string; readonly citation: Citation }[];
  readonly open: readonly Citation[];
  readonly sources: readonly ArticleLine[];
}

/** A day of the archive in its own words. The same archive and day give the same digest. */
export interface Digest {
  /** ISO day, in the newsroom's zone. */
  readonly day: string;
  readonly corrections: readonly { readonly article: ArticleLine; readonly correction: Correction }[];
  readonly stories: readonly StoryDigest[];
  readonly searched: Searched;
}
