import { expect, it } from "vitest";
import { openKin } from "../../src/core/kin.js";
import { stemOf } from "../../src/core/terms.js";

const archive = ["invention", "inventory", "inverted", "colonists", "coal", "signature", "signs"];
const kin = openKin();
for (const stem of new Set(archive.map(stemOf))) kin.add(stem);

it.each([
  ["inventor", ["invention", "inventory"]],
  ["colonize", ["colonists"]],
  ["coals", []],
  ["ships", []],
])("relatives of %s are %j", (word, relatives) =>
  expect(kin.of(stemOf(word))).toEqual(relatives.map(stemOf)),
);
