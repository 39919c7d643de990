import { expect, it } from "vitest";
import { kinAmong } from "../../src/core/kin.js";
import { stemOf } from "../../src/core/terms.js";

const archive = ["invention", "inventory", "inverted", "colonists", "coal", "signature", "signs"];
const kinOf = kinAmong(new Set(archive.map(stemOf)));

it.each([
  ["inventor", ["invention", "inventory"]],
  ["colonize", ["colonists"]],
  ["coals", []],
  ["ships", []],
])("relatives of %s are %j", (word, kin) => expect(kinOf(stemOf(word))).toEqual(kin.map(stemOf)));
