import type { Searched } from "./answer.js";
import type { Citation } from "./citation.js";

/** What one speaker is reported to have said, newest first; quoted and reported speech apart. */
export interface Statements {
  /** As asked for. */
  readonly person: string;
  /** As the archive names the speaker; absent, it knows none of that name. */
  readonly speaker?: string;
  readonly about?: string;
  readonly quoted: readonly Citation[];
  readonly reported: readonly Citation[];
  readonly searched: Searched;
}
