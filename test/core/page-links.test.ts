import { expect, test } from "vitest";
import { linkToPages } from "../../src/core/page-links.js";
import type { Presentation } from "../../src/core/presentation.js";
import { citation, everyPart } from "../fakes/presentations.js";

const base = "https://verbatim.example.org";
const hrefOf = (cited: ReturnType<typeof citation>) => {
  const reply: Presentation = { ...everyPart, parts: [{ kind: "citation", citation: cited }] };
  const [part] = linkToPages(reply, base).parts;
  return part?.kind === "citation" ? part.citation.href : undefined;
};
const fact = "bridge-north-span-1a2b3c4d-1";
const page = `${base}/a/bridge-north-span/2#${fact}`;

test("a citation leads to the publisher's page where it has an address and its words still stand", () => {
  expect(hrefOf(citation({ fact }))).toBe("https://quaycourier.example/bridge-north-span#:~:text=He%20added");
  const cited = { ...everyPart, parts: everyPart.parts.filter(({ kind }) => kind !== "code") };
  expect(linkToPages(cited, base)).toEqual(cited);
});

test("what is to be copied leads to the page that has all forms", () => {
  const code = { kind: "code", label: "HTML", text: "<p>", cites: citation({ fact }) } as const;
  expect(linkToPages({ ...everyPart, parts: [code] }, base).parts).toEqual([
    { ...code, href: `${base}/a/bridge-north-span/2/cite/${fact}` },
  ]);
});

test("a citation without an address leads to its sentence's page", () => {
  const { href: _, ...addressless } = citation({ fact });
  expect(hrefOf(addressless)).toBe(page);
});

test("a citation of words that were changed since leads to the page that says so", () => {
  expect(hrefOf(citation({ fact, change: { at: "2026-01-08", was: "He added …" } }))).toBe(page);
});
