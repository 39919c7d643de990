import { bare } from "./capitals.js";
import { neighbours } from "./synonyms.js";
import { stemOf } from "./terms.js";
import { type Word, wordsOf } from "./words.js";

/** What editors have said about names and words: data, checked where it is read. */
export interface AliasList {
  readonly names: readonly Named[];
  readonly roles: readonly Tenure[];
  /** Words that stand for one another, a group each. */
  readonly words: readonly (readonly string[])[];
}

/** A name, and what else it is called. */
export interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Who holds a role, from one ISO day to another, both included; open where one is absent. */
export interface Tenure {
  readonly role: string;
  readonly holder: string;
  readonly since?: string;
  readonly until?: string;
}

/** Aliases, ready to be looked up. They widen what is searched; what is shown stays as printed. */
export interface Aliases {
  /**
   * The longest name that begins at a word: the terms that all its names share.
   *
   * @param day the article's: who held a role on it is found by the role, and the role by them. A
   *   question has none: it is found by what it names.
   */
  at(words: readonly Word[], i: number, day?: string): AliasHit | undefined;
  /** The roles that a person holds on an ISO day. */
  rolesOf(person: string, day: string): readonly string[];
  /** Stems that stand for a stem. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
  /** What they were made of. */
  readonly list: AliasList;
}

export interface AliasHit {
  readonly terms: readonly string[];
  /** In words. */
  readonly length: number;
}

/** What opens the term of a name: no word begins so. */
const MARK = "=";

/** Whether a term stands for a name under all its aliases. */
export const isAlias = (term: string): boolean => term.startsWith(MARK);

/** Whether a term stands for a country or a name under all its names. */
export const isName = (term: string): boolean => term.startsWith("@") || isAlias(term);

/**
 * A name as it is looked for: without “the”, one word with its capitals as written (“the Met” is no
 * “met”), several in any case.
 *
 * @example
 * aliasKey("the Town Hall") // => "town hall"
 * aliasKey("the Met") // => "Met"
 */
export function aliasKey(name: string): string {
  const [first, ...others] = wordsOf(name.replace(/^the\s+/i, ""));
  return others.length ? [first!, ...others].map(({ folded }) => folded).join(" ") : bare(first?.text ?? "");
}

/** A name under which another is found: its words, the term it stands for. */
interface Entry {
  readonly key: string;
  readonly folded: readonly string[];
  readonly term: string;
}

/** Makes a list ready. A name that is claimed twice goes to the first. */
export function aliasesOf(list: AliasList): Aliases {
  const { names, roles, words } = list;
  const entries = new Map<string, Entry>();
  const claim = (alias: string, name: string): string => {
    const key = aliasKey(alias);
    const known = entries.get(key) ?? {
      key,
      folded: wordsOf(key).map(({ folded }) => folded),
      term: MARK + aliasKey(name).replaceAll(" ", "_"),
    };
    entries.set(key, known);
    return known.term;
  };
  for (const { name, aliases } of names) for (const alias of [name, ...aliases]) claim(alias, name);

  const tenures = roles.map((tenure) => ({
    ...tenure,
    pair: [claim(tenure.role, tenure.role), claim(tenure.holder, tenure.holder)],
  }));
  const on = (day: string) => tenures.filter(({ since = day, until = day }) => since <= day && day <= until);
  const beside = (term: string, day: string): readonly string[] =>
    on(day)
      .filter(({ pair }) => pair.includes(term))
      .flatMap(({ pair }) => pair.filter((other) => other !== term));

  const byFirst = new Map<string, Entry[]>();
  for (const entry of [...entries.values()].sort((a, b) => b.folded.length - a.folded.length))
    byFirst.set(entry.folded[0]!, [...(byFirst.get(entry.folded[0]!) ?? []), entry]);
  return {
    at(found, i, day) {
      const hit = byFirst.get(found[i]!.folded)?.find((entry) => standsAt(entry, found, i));
      if (!hit) return undefined;
      const others = day ? beside(hit.term, day.slice(0, 10)) : [];
      return { terms: [hit.term, ...others], length: hit.folded.length };
    },
    rolesOf: (person, day) =>
      on(day.slice(0, 10)).flatMap(({ role, holder }) =>
        aliasKey(holder) === aliasKey(person) ? [role] : [],
      ),
    synonyms: neighbours(words.map((group) => group.map((word) => stemOf(word.toLowerCase())))),
    list,
  };
}

/** Nobody has said anything. */
export const noAliases: Aliases = {
  at: () => undefined,
  rolesOf: () => [],
  synonyms: new Map(),
  list: { names: [], roles: [], words: [] },
};

const standsAt = ({ key, folded }: Entry, words: readonly Word[], i: number): boolean =>
  folded.every((word, k) => words[i + k]?.folded === word) &&
  (folded.length > 1 || bare(words[i]!.text) === key);
