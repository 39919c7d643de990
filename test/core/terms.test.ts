import { expect, it } from "vitest";
import { termsOf } from "../../src/core/terms.js";

const terms = (text: string) => termsOf(text).map(({ term }) => term);

it.each([
  ["the Kremlin, Moscow, Russia, Russian", "@Russia"],
  ["the UK, Britain, British, London, britains", "@UK"],
  ["Kyiv, Kiev, Ukrainian, ukraine", "@Ukraine"],
  ["Washington, the United States, American, the US", "@US"],
])("%s are one country", (names, country) => {
  for (const name of names.split(", ")) expect(terms(name), name).toContain(country);
});

it.each([
  ["a plural and a possessive", "the bridge’s lorries", "bridges lorry"],
  ["accents and capitals", "ŽILINA café", "Zilina CAFÉ"],
  ["accents typed apart", "cafe\u0301", "café"],
  ["20% and 20 per cent", "20%", "20 per cent"],
  ["a past form and its verb", "they lost and kept", "they lose and keep"],
  ["curly and straight apostrophes", "O’Dell", "O'Dell"],
])("%s are found under each other: %s, %s", (_, a, b) => expect(terms(a)).toEqual(terms(b)));

it("“us” is no country, “the US” is", () => {
  expect(terms("they told us")).not.toContain("@US");
  expect(terms("the US said")).toContain("@US");
});
