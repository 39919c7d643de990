import type { Outcome } from "./claim.js";
import type { Claim } from "./claim-text.js";
import { isNamed, isPrintedAs, termSet } from "./differences/named.js";
import type { Difference } from "./differences.js";
import type { Edition } from "./edition.js";
import type { Fact } from "./facts.js";
import type { IndexedFact } from "./indexed-fact.js";
import type { Name, Person } from "./names.js";
import { newestFirst } from "./newest-first.js";
import { readQuestion, wordsToFind } from "./question.js";
import { roles } from "./roles.js";
import { sliceOf } from "./span.js";
import { wordsOf } from "./words.js";

/** Somebody who is printed with a role. */
interface Holder {
  readonly name: string;
  readonly role: string;
  readonly one: IndexedFact;
  readonly people: readonly Person[];
}

/** Sentences that are looked through for who holds a role. */
const CANDIDATES = 400;

/** The sentences that share words with some, or with what says the same. */
const sharing = (words: string, { index }: Edition): Promise<readonly IndexedFact[]> =>
  index.search(wordsToFind(readQuestion(words, index, NO_DAY).terms), CANDIDATES);

/** A role is read on no day. */
const NO_DAY = new Date(0);

/** “X is the mayor”, and no more: who it is, and what. */
const pattern =
  /^(?<name>(?:\p{Lu}[\p{L}.’'-]*\s+)+)(?:is|was)\s+(?:now\s+)?(?:the\s+|an?\s+)?(?<role>[^,;:“”"]+?)[.]?$/u;

/** A claim that somebody holds a role, held against who holds it in the archive. */
export async function heldRole({ text }: Claim, edition: Edition): Promise<Outcome | undefined> {
  const { name, role } = pattern.exec(text.trim())?.groups ?? {};
  if (!name || !role || !headOf(role)) return undefined;
  const holders = holdersIn(await sharing(`${name} ${role}`, edition));
  const own = holders.filter((one) => isPrintedAs(name, one.name, one.people));
  const same = own.filter((one) => isSameRole(role, one.role));
  if (same.length) return outcome("supported", same);
  const other = holders.find(
    (one) => !own.includes(one) && !isNamed(one.name, termSet(name)) && isSameRole(role, one.role),
  );
  if (other)
    return outcome("differs", [other, ...own.slice(0, 1)], {
      claim: name.trim(),
      article: other.name,
    });
  // “The chief executive” may well be the one of the port authority: only another office differs.
  const elsewhere = own.find((one) => headOf(one.role) !== headOf(role) || areApart(one.role, role));
  return elsewhere && outcome("differs", [elsewhere], { claim: role, article: elsewhere.role });
}

function outcome(
  kind: Outcome["kind"],
  holders: readonly Holder[],
  difference?: Pick<Difference, "claim" | "article">,
): Outcome {
  const facts = [...new Set(holders.map(({ one }) => one))];
  return { kind, facts, rests: facts.length, differs: difference ? [{ in: "name", ...difference }] : [] };
}

const holdersIn = (sentences: readonly IndexedFact[]): readonly Holder[] =>
  sentences.toSorted(inOrder).flatMap((one) => {
    const { fact, reading } = one;
    return fact.names.flatMap((name) => {
      const role = name.role ? sliceOf(reading.article.text, name.role) : roleBefore(fact, name);
      return role && /^(?:person|name)$/.test(name.kind)
        ? [{ name: name.is, role, one, people: reading.people }]
        : [];
    });
  });

const inOrder = (a: IndexedFact, b: IndexedFact): number =>
  a.reading === b.reading ? a.at - b.at : newestFirst(a.reading, b.reading);

/** “the president of the region, Ada Low”. */
const roleBefore = ({ text, span }: Fact, { start }: Name): string | undefined => {
  const role = /\b(?:the|its|their)\s+([^,;:.“”"]{3,60}),\s+$/.exec(text.slice(0, start - span.start))?.[1];
  return role && headOf(role) ? role : undefined;
};

/** What follows the role's own words. */
const ofWhat = /\s+(?:of|for|to|at|in)\s+/;

/** The role's own words, in the form that stands for them: “the UK PM” -> `prime minister`. */
function headOf(role: string): string | undefined {
  const folded = (words: string) => wordsOf(words).map((word) => word.folded);
  const words = folded(role.split(ofWhat)[0]!);
  const found = [folded(role), ...[3, 2, 1].map((length) => words.slice(-length))]
    .map((run) => run.join(" "))
    .find((run) => roles.has(run));
  return found && roles.get(found);
}

/** Words that make another role of a role. */
const limits = /\b(?:acting|deputy|vice|former|ex|assistant|interim|designate|elect|shadow)\b/gi;

/** The same office of the same body: all that the claim says of it stands in the role as printed. */
function isSameRole(claimed: string, printed: string): boolean {
  const head = headOf(claimed);
  const limited = (role: string) => (role.match(limits) ?? []).join(" ").toLowerCase();
  const known = new Set([...termSet(printed), ...termSet(head ?? ""), ...headTerms(claimed)]);
  return (
    head !== undefined &&
    head === headOf(printed) &&
    limited(claimed) === limited(printed) &&
    claimed.split(/\s+/).every((word) => termSet(word).size === 0 || isNamed(word, known))
  );
}

const countriesOf = (role: string): readonly string[] =>
  [...termSet(role)].filter((term) => term.startsWith("@"));

/** Offices of two countries. */
const areApart = (one: string, other: string): boolean => {
  const [left, right] = [countriesOf(one), countriesOf(other)];
  return left.length > 0 && right.length > 0 && !left.some((country) => right.includes(country));
};

/** The claim's own words for the office. */
const headTerms = (role: string): readonly string[] => {
  const head = headOf(role);
  return wordsOf(role).flatMap(({ folded, text }) => (roles.get(folded) === head ? [...termSet(text)] : []));
};
