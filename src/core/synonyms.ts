import { stemOf } from "./terms.js";
import { equivalentGroups, kinds, relatedGroups, rivalGroups } from "./thesaurus.js";

type Groups = readonly (readonly string[])[];
type Others = ReadonlyMap<string, readonly string[]>;

/** Words that say the same, unstemmed: each with those that may stand for it. */
export const equivalents: Others = neighbours(groupsOf(equivalentGroups));

/** Each word's rivals, unstemmed. */
export const rivals: Others = neighbours(groupsOf(rivalGroups));

/** The stems that may stand for a stem: its equivalents, its neighbours and its kinds. */
export const synonyms: Others = withKinds(
  neighbours(groupsOf(equivalentGroups + relatedGroups.trimStart()).map((group) => group.map(stemOf))),
);

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

function groupsOf(table: string): Groups {
  return table
    .trim()
    .split("\n")
    .map((line) => line.split(" "));
}
