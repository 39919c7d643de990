import { stemOf } from "./terms.js";

/** Words of which each side says the contrary of the other. One pair of sides a line. */
const pairs = `
rise grow increase climb gain raise | fall drop decrease decline shrink cut reduce lower
accept agree approve adopt pass favour favor back support endorse welcome | reject refuse oppose deny fail condemn
agree settle decide resolve finalise | unresolved undecided unsettled
pass succeed success | fail failure
open reopen | close shut closure
win victory | lose loss
start begin | end finish stop
allow permit lift | ban forbid prohibit
include | exclude
arrive enter join | leave quit
hire appoint | sack dismiss fire
buy purchase | sell sale
admit confirm acknowledge | deny
keep remain | remove abandon scrap
guilty convict | innocent acquit
alive survive | dead die kill
strong stronger better | weak weaker worse
simple easy | complicated complex difficult hard
high higher | low lower
cheap cheaper | expensive
earlier | later
forward | backward back
cause | prevent
safe | dangerous unsafe
attack | defend
public | private secret
score | miss
`;

/** “unresolved”, “non-binding”, “inactive”; not “discover” or “improve”. */
const prefixed = /^(?:un|non|il|ir|(?:in|im|dis)(?=.*(?:[ai]ble|[ae]nt|ate|ive|ect|ity)$))/;

const opposites: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const map = new Map<string, Set<string>>();
  for (const line of pairs.trim().split("\n")) {
    const [left = [], right = []] = line.split("|").map((side) => side.trim().split(" ").map(stemOf));
    for (const [own, others] of [[left, right] as const, [right, left] as const])
      for (const word of own) map.set(word, new Set([...(map.get(word) ?? []), ...others]));
  }
  return map;
})();

/** Shorter words are no negation of what is left without their first letters: “in”, “until”. */
const SHORTEST = 5;

/**
 * Whether two folded words say the contrary of one another.
 *
 * @example
 * areOpposed("rejected", "approved") // => true
 * areOpposed("resolved", "unresolved") // => true
 */
export const areOpposed = (a: string, b: string): boolean =>
  (opposites.get(stemOf(a))?.has(stemOf(b)) ?? false) || isNegated(a, b) || isNegated(b, a);

/** Whether a folded word may say the contrary of another; of any two that do, it says so of at least one. */
export const mayBeOpposed = (word: string): boolean => opposites.has(stemOf(word)) || prefixed.test(word);

const isNegated = (a: string, b: string): boolean =>
  b.length >= SHORTEST && prefixed.test(a) && stemOf(a.replace(prefixed, "")) === stemOf(b);
