import { stemOf } from "./terms.js";
import { equivalentGroups, kinds, relatedGroups, rivalGroups } from "./thesaurus.js";

type Groups = readonly (readonly string[])[];
type Others = ReadonlyMap<string, readonly string[]>;

/** Each stem with those that say the same. */
export const equivalents: Others = neighbours(stemsOf(groupsOf(equivalentGroups)));

/** Each stem with those that are near it, and with its kinds. */
export const related: Others = withKinds(neighbours(stemsOf(groupsOf(relatedGroups))));

/** Each word's rivals, unstemmed. */
export const rivals: Others = neighbours(groupsOf(rivalGroups));

/** Each word's neighbours in the groups it is in. */
export function neighbours(groups: Groups): Others {
  const map = new Map<string, string[]>();
  for (const group of groups)
    for (const word of group)
      map.set(word, [...(map.get(word) ?? []), ...group.filter((other) => other !== word)]);
  return map;
}

function withKinds(map: Others): Others {
  return new Map([
    ...map,
    ...groupsOf(kinds).map(([wide = "", ...narrow]) => {
      const stem = stemOf(wide.replace(":", ""));
      return [stem, [...(map.get(stem) ?? []), ...narrow.map(stemOf)]] as const;
    }),
  ]);
}

function stemsOf(groups: Groups): Groups {
  return groups.map((group) => group.map(stemOf));
}

function groupsOf(table: string): Groups {
  return table
    .trim()
    .split("\n")
    .map((line) => line.split(" "));
}
