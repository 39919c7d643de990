import fc from "fast-check";
import { expect, it } from "vitest";
import { Sought } from "../../src/core/sought.js";

/** Many of them end in the same bits. */
const term = fc.tuple(fc.nat(9), fc.nat(3)).map(([high, low]) => high * 4096 + low);

it("tells the place of each term of a query, and that others have none", () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 60 }), fc.array(term), (query, others) => {
      const sought = new Sought(query);
      expect(sought.size).toBe(query.length);
      for (const one of [...query, ...others]) expect(sought.placeOf(one)).toBe(query.lastIndexOf(one) + 1);
    }),
  );
  expect(new Sought([7]).placeOf(-1)).toBe(0);
});
