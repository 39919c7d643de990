import { expect, it } from "vitest";
import { parsers } from "./parsers.js";
import { fuzz } from "./run.js";

/** `npm run fuzz` tries many times as many, and others each time. */
const INPUTS = 200;

it.each(parsers)("$name refuses or reads whatever it is given", (parser) =>
  expect(fuzz(parser, 2026, INPUTS).failures).toEqual([]),
);

it.each(parsers)("$name reads its seeds whole", ({ name, seeds, read }) => {
  if (name === "charsets") return;
  for (const seed of seeds)
    expect(read(seed, () => 0.5).problems.map(({ mistake }) => mistake.message)).toEqual([]);
});
