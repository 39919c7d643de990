import { lowerWordsOf } from "./capitals.js";
import { type Name, type NameKind, sightingsIn } from "./sightings.js";
import type { Span } from "./span.js";

export type { Name, NameKind };

/** A person of an article, by the fullest form of the name, with the first role printed. */
export interface Person {
  readonly name: string;
  readonly role?: string;
}

/**
 * The names of each sentence of an article. A bare surname stands for the last full name before it
 * that ends so, or else for the first after it.
 *
 * @param sentences spans of `text`, in order
 */
export function readNames(text: string, sentences: readonly Span[]): readonly (readonly Name[])[] {
  const lower = lowerWordsOf(text);
  const sightings = sentences.map((span) => sightingsIn(text, span, lower));
  const full: { name: string; at: number }[] = sightings
    .flat()
    .filter(({ kind, is }) => kind === "person" && is.includes(" "))
    .map(({ is, start }) => ({ name: is, at: start }));
  const fullestOf = (sighting: Name): string => {
    const ends = full.filter(({ name }) => name === sighting.is || name.endsWith(` ${sighting.is}`));
    const before = ends.findLast(({ at }) => at <= sighting.start);
    // “Ms Marlow” was introduced to the reader: a Jonas Marlow further on is somebody else.
    const titled = /\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s$/.test(
      text.slice(Math.max(0, sighting.start - 6), sighting.start),
    );
    return (before ?? (titled ? undefined : ends[0]))?.name ?? sighting.is;
  };
  return sightings.map((list) =>
    list.map((sighting) => {
      if (sighting.kind !== "person" && sighting.kind !== "name") return sighting;
      const is = fullestOf(sighting);
      return { ...sighting, is, kind: is.includes(" ") && is !== sighting.is ? "person" : sighting.kind };
    }),
  );
}

/** The people of an article, in order of appearance. */
export function peopleOf(text: string, names: readonly (readonly Name[])[]): readonly Person[] {
  const people = new Map<string, Person>();
  for (const name of names.flat()) {
    if (name.kind !== "person") continue;
    const known = people.get(name.is);
    if (known?.role) continue;
    people.set(name.is, {
      name: name.is,
      ...(name.role && { role: text.slice(name.role.start, name.role.end) }),
    });
  }
  return [...people.values()];
}
