import type { Fact } from "../facts.js";
import type { Name, Person } from "../names.js";
import type { Span } from "../span.js";
import { termsOf } from "../terms.js";

/** The words of a span of a fact, whose offsets are its article's. */
export const wordsAt = (fact: Fact, span: Span): string =>
  fact.text.slice(span.start - fact.span.start, span.end - fact.span.start);

/** The terms of some words, countries under their one name too. */
export const termSet = (text: string): ReadonlySet<string> => new Set(termsOf(text).map(({ term }) => term));

/** Whether a name stands among terms: all of it, or its country under another name. */
export const isNamed = (name: string, terms: ReadonlySet<string>): boolean => {
  const own = [...termSet(name)];
  const countries = own.filter((term) => term.startsWith("@"));
  return (
    own.length > 0 && (countries.some((term) => terms.has(term)) || own.every((term) => terms.has(term)))
  );
};

/** Whether two names are of one: “Starmer” is Keir Starmer, and “Ines Marlow” is not Jonas Marlow. */
export const isSameName = (a: string, b: string): boolean => isNamed(a, termSet(b)) || isNamed(b, termSet(a));

/**
 * Whether who is printed is who the claim names. A bare surname that the article keeps apart from a
 * full name is somebody else: “Ms Marlow” beside Jonas Marlow.
 */
export const isPrintedAs = (claimed: string, printed: string, people: readonly Person[]): boolean =>
  isNamed(claimed, termSet(printed)) ||
  (isNamed(printed, termSet(claimed)) &&
    !people.some(({ name }) => name !== printed && isNamed(printed, termSet(name))));

/** People with people, places and bodies with one another. */
export const areComparable = (a: Name, b: Name): boolean =>
  (a.kind === "person") === (b.kind === "person") && a.kind !== "adjective" && b.kind !== "adjective";

/** The kind of a difference between names: a country is a place, and so is what stands behind “in”. */
export const kindOf = ({ text, span }: Fact, { kind, start }: Name): "name" | "place" =>
  /^(?:country|seat)$/.test(kind) ||
  (kind === "name" &&
    /\b(?:in|at|near|from|to|into|across|around|outside)\s+(?:the\s+)?$/i.test(
      text.slice(0, start - span.start),
    ))
    ? "place"
    : "name";
