import type { Engine } from "./engine.js";
import { exhaustive } from "./exhaustive.js";
import { flexsearch } from "./flexsearch.js";
import { minisearch } from "./minisearch.js";
import { orama } from "./orama.js";
import { postgres } from "./postgres.js";
import { sqlite } from "./sqlite.js";
import { verbatim, verbatimOnPostgres } from "./verbatim.js";

/** What the others are held against: in speed, and in what they find. */
export const beside = { speed: minisearch, found: exhaustive } as const;

/** The engines of the comparison in the order of its tables. Verbatim's own are at the top. */
export const engines: readonly Engine[] = [
  verbatim,
  verbatimOnPostgres,
  minisearch,
  exhaustive,
  sqlite,
  postgres,
  flexsearch,
  orama,
];
