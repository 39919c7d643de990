import { countries } from "./gazetteer.js";
import { honorifics, roles } from "./roles.js";
import type { Span } from "./span.js";
import { type Word, wordsOf } from "./words.js";

export type NameKind = "person" | "country" | "seat" | "adjective" | "body" | "name";

/** A name in a text and what it stands for. */
export interface Name extends Span {
  readonly text: string;
  readonly kind: NameKind;
  /** The fullest form in the article (`Keir Starmer` for “Starmer”), or the country (`Russia` for “Moscow”). */
  readonly is: string;
  /** Whether it is printed as an owner: “Trump’s envoy”. */
  readonly owner: boolean;
  /** The role printed before or after it. */
  readonly role?: Span;
}

/** A person of an article, by the fullest form of the name, with the first role printed. */
export interface Person {
  readonly name: string;
  readonly role?: string;
}

const countryAliases = new Map<string, { is: string; kind: NameKind }>(
  countries.flatMap(({ name, names, adjectives, seats }) => [
    ...names.map((alias) => [alias, { is: name, kind: "country" as const }] as const),
    ...adjectives.map((alias) => [alias, { is: name, kind: "adjective" as const }] as const),
    ...seats.map((alias) => [alias, { is: name, kind: "seat" as const }] as const),
  ]),
);

/** Most words of a country's name (`United States of America`). */
const ALIAS_WORDS = 4;

/** The country behind a name, an adjective or a seat of government, case as printed. */
export const countryOf = (alias: string): { is: string; kind: NameKind } | undefined =>
  countryAliases.get(alias);

const bodyNouns = new Set(
  `ministry council party committee commission university college agency bank court inc ltd plc corp police union
   department parliament senate congress assembly association society institute institution foundation group company
   authority board bureau office service trust club church school hospital times news post guardian herald courier
   tribune gazette journal wire press agency force army navy guard federation league alliance coalition government
   cabinet treasury house airlines railways network club museum theatre observatory centre center laboratory
   consortium organisation organization programme program fund front movement dept univ`.split(/\s+/),
);

const calendar = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
   october november december jan feb mar apr jun jul aug sept sep oct nov dec christmas easter ramadan`.split(
    /\s+/,
  ),
);

/** Capitalised only because they open a sentence. */
const commonOpeners = new Set(
  `the a an this that these those he she it they we you i his her its their our my your there here in on at by for from
   with after before when while if as but and or so yet although though however meanwhile since until once because both
   each many most some several all no not what who why how where which whose according last next earlier later now then
   still also only even another other such under over during between among about despite instead nearly more one two
   three four five six seven eight nine ten eleven twelve asked did does do is are was were will would can could may might should has
   have had let please similarly importantly nevertheless nonetheless moreover furthermore finally importantly
   additionally speaking continued any every neither either none nothing nobody someone everyone today yesterday
   tomorrow tonight through to of into onto out up down off upon against without within per than unlike like given
   asked including early late much few little less least first second third thousands hundreds dozens millions
   officials police critics experts residents supporters opponents negotiators yes never perhaps maybe indeed thus hence
   therefore otherwise regardless amid among around toward towards across along beyond besides except following
   saying said says added local national international senior former new old young big small foreign top key chief lead`.split(
    /\s+/,
  ),
);

const particles = new Set(
  "de del della da di du van von der den la le el al bin ibn abu dos of the and &".split(" "),
);
const innerParticles = new Set("of the and &".split(" "));
const isCapital = ({ text }: Word): boolean => /^\p{Lu}/u.test(text);

/** Words of an article that also occur in lower case, so that a capital at the start of a sentence says nothing. */
export const lowerWordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    wordsOf(text)
      .filter(({ text: word }) => /^\p{Ll}/u.test(word))
      .map((word) => word.folded),
  );

/** Names in one sentence, before they are told who is who. */
interface Sighting extends Span {
  readonly text: string;
  readonly kind: NameKind;
  readonly is: string;
  readonly owner: boolean;
  readonly role?: Span;
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
  const fullestOf = (sighting: Sighting): string => {
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

function sightingsIn(text: string, span: Span, lower: ReadonlySet<string>): readonly Sighting[] {
  const words = wordsOf(text.slice(span.start, span.end), span.start);
  return joinedRoles(text, capitalRuns(text, words, lower)).flatMap((run) => cutRun(text, words, run));
}

/** “the UK Prime Minister, Sir Keir Starmer”: a role and the name after its comma are one run. */
function joinedRoles(text: string, runs: readonly (readonly Word[])[]): readonly (readonly Word[])[] {
  const joined: (readonly Word[])[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    const gap = before && text.slice(before.at(-1)!.end, run[0]!.start);
    if (before && gap === ", " && endsInRole(before)) joined[joined.length - 1] = [...before, ...run];
    else joined.push(run);
  }
  return joined;
}

const endsInRole = (run: readonly Word[]): boolean =>
  run.some((_, i) => i + roleAt(run, i) === run.length && roleAt(run, i) > 0);

/** Runs of capitalised words, joined by single spaces, hyphens or particles. */
function capitalRuns(text: string, words: readonly Word[], lower: ReadonlySet<string>): readonly Word[][] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  const flush = () => {
    while (run.length && !isCapital(run.at(-1)!)) run.pop();
    if (run.length) runs.push(run);
    run = [];
  };
  words.forEach((word, i) => {
    const before = words[i - 1];
    const joined = before !== undefined && /^(?: |-|\. )$/.test(text.slice(before.end, word.start));
    if (run.length && (!joined || /['’]s?$/.test(before?.text ?? ""))) flush();
    if (isCapital(word)) {
      if (run.length === 0 && opensSentence(text, words, i) && isOrdinary(words, i, lower)) return;
      if (!calendar.has(word.folded) || run.length) run.push(word);
    } else if (run.length && particles.has(word.folded) && continues(words, i)) run.push(word);
    else flush();
  });
  flush();
  return runs;
}

const continues = (words: readonly Word[], i: number): boolean => {
  const next = words[i + 1];
  if (!next) return false;
  return isCapital(next)
    ? !innerParticles.has(words[i]!.folded) || properOf(words, i)
    : particles.has(next.folded) && continues(words, i + 1);
};

/** “Ministry of Defence” is one name, “Starmer and Macron” two, “Macron of France” two. */
const properOf = (words: readonly Word[], i: number): boolean =>
  (words[i]!.folded === "of" || words[i]!.folded === "the") &&
  words
    .slice(Math.max(0, i - 3), i)
    .some(
      (word) =>
        bodyNouns.has(word.folded) ||
        /^(?:coalition|republic|states|bank|bay|gulf|isle|city|lord)$/.test(word.folded),
    );

const opensSentence = (text: string, words: readonly Word[], i: number): boolean =>
  i === 0 || /[“"‘(:.?!…]\s*$/.test(text.slice(words[i - 1]!.end, words[i]!.start));

function isOrdinary(words: readonly Word[], i: number, lower: ReadonlySet<string>): boolean {
  const word = words[i]!;
  const next = words[i + 1];
  if (countryAliases.has(bare(word.text)) || honorifics.has(word.folded)) return false;
  if (commonOpeners.has(word.folded)) return true;
  if (i > 0 || roles.has(word.folded)) return false;
  if (lower.has(word.folded)) return true;
  // “Talks resumed” against “Witkoff said”: a lone opening capital with an ordinary ending is no name.
  return !(next && isCapital(next)) && /(?:ing|ly|tion|tions|ment|ments|ies|ers|ness)$/.test(word.folded);
}

const bare = (text: string): string => text.replace(/['’]s?$/, "");

/** Cuts a run into countries, roles, people and bodies: “French President Emmanuel Macron”. */
function cutRun(text: string, words: readonly Word[], run: readonly Word[]): readonly Sighting[] {
  const found: Sighting[] = [];
  let i = 0;
  let roleFrom: number | undefined;
  while (i < run.length) {
    const country = longestCountry(text, run, i);
    if (country) {
      const { length, is, kind } = country;
      const after = run[i + length];
      if (after && isRoleWord(run, i + length)) roleFrom ??= run[i]!.start;
      found.push(sighting(text, run.slice(i, i + length), kind, is));
      i += length;
      continue;
    }
    const role = roleAt(run, i);
    if (role) {
      roleFrom ??= run[i]!.start;
      i += role;
      continue;
    }
    if (honorifics.has(run[i]!.folded.replace(/\.$/, ""))) {
      i += 1;
      continue;
    }
    const rest = restOfName(text, run, i);
    const lastBefore = run[i - 1];
    const lowerRole = roleFrom === undefined && i === 0 ? roleBefore(text, words, run[0]!) : undefined;
    const start = roleFrom ?? lowerRole;
    const kind = kindOf(text, rest, start !== undefined, i > 0 && honorifics.has(lastBefore!.folded));
    const end = rest.at(-1)!.end;
    const after = kind === "person" || kind === "name" ? roleAfter(text, words, end) : undefined;
    const roleSpan = start !== undefined ? { start, end: endOfRole(text, start, rest[0]!.start) } : after;
    found.push({
      ...sighting(text, rest, after && kind === "name" ? "person" : kind),
      ...(roleSpan && kind !== "body" && { role: roleSpan }),
    });
    roleFrom = undefined;
    i += rest.length;
  }
  return found;
}

function sighting(text: string, words: readonly Word[], kind: NameKind, is?: string): Sighting {
  const [first, last] = [words[0]!, words.at(-1)!];
  const surface = text.slice(first.start, last.end);
  const owner = /['’]s?$/.test(surface) || /^['’](?:\s|$)/.test(text.slice(last.end, last.end + 2));
  const end = last.end - (surface.length - bare(surface).length);
  const name = text.slice(first.start, end);
  return { start: first.start, end, text: name, kind, is: is ?? name.replace(/\s+/g, " "), owner };
}

function longestCountry(text: string, run: readonly Word[], i: number) {
  for (let length = Math.min(ALIAS_WORDS, run.length - i); length > 0; length--) {
    const surface = bare(text.slice(run[i]!.start, run[i + length - 1]!.end));
    const hit = countryAliases.get(surface) ?? countryAliases.get(`${surface}.`);
    if (hit) return { length, ...hit };
  }
  return undefined;
}

/** How many words of a role stand at `i`, 0 for none. */
function roleAt(words: readonly Word[], i: number): number {
  for (let length = Math.min(3, words.length - i); length > 0; length--)
    if (
      roles.has(
        words
          .slice(i, i + length)
          .map((word) => word.folded)
          .join(" "),
      )
    )
      return length;
  return 0;
}

const isRoleWord = (run: readonly Word[], i: number): boolean => roleAt(run, i) > 0;

function restOfName(text: string, run: readonly Word[], i: number): readonly Word[] {
  let end = i + 1;
  while (
    end < run.length &&
    !(roleAt(run, end) && end > i) &&
    !(longestCountry(text, run, end) && !bodyNouns.has(run[end - 1]!.folded) && run[end - 1]!.folded !== "of")
  )
    end++;
  return run.slice(i, end);
}

function kindOf(text: string, words: readonly Word[], afterRole: boolean, afterHonorific: boolean): NameKind {
  if (words.some((word) => bodyNouns.has(word.folded))) return "body";
  if (afterRole || afterHonorific) return "person";
  const capitals = words.filter(isCapital).length;
  const before = /(\p{L}+)\s+$/u.exec(text.slice(Math.max(0, words[0]!.start - 12), words[0]!.start))?.[1];
  if (before && /^(?:in|at|near|from|to|into|across|around|outside|the)$/i.test(before)) return "name";
  return capitals >= 2 && capitals <= 4 ? "person" : "name";
}

/** A role in lower case just before a name: “top negotiator Steve Witkoff”, “council leader Ines Varga”. */
function roleBefore(text: string, words: readonly Word[], first: Word): number | undefined {
  const at = words.indexOf(first);
  for (let length = 3; length > 0; length--) {
    const from = at - length;
    if (from < 0) continue;
    const between = words.slice(from, at);
    if (!roles.has(between.map((word) => word.folded).join(" "))) continue;
    if (/[,;:.“”"]/.test(text.slice(between[0]!.start, first.start))) continue;
    return wideRole(text, words, from);
  }
  return undefined;
}

/** The adjectives and nouns before a role, as far as its article: “the city’s deputy [mayor]”. */
function wideRole(text: string, words: readonly Word[], from: number): number {
  let start = from;
  while (start > 0) {
    const before = words[start - 1]!;
    if (!/^[ -]$/.test(text.slice(before.end, words[start]!.start))) break;
    if (
      !/^(?:former|acting|deputy|senior|chief|top|lead|joint|interim|harbour|city|county|council|borough|party|union|company|club|town|police|bridge|\p{Lu}.*)$/u.test(
        before.text,
      )
    )
      break;
    start -= 1;
  }
  return words[start]!.start;
}

/** A role in an apposition after a name: “Jared Kushner, US President Donald Trump’s special envoy, …”. */
function roleAfter(text: string, words: readonly Word[], end: number): Span | undefined {
  const comma = /^,\s+([^,;:.“”"]{3,90})[,.;]/u.exec(text.slice(end, end + 100));
  if (!comma?.[1]) return undefined;
  const start = end + comma[0].indexOf(comma[1]);
  const inside = words.filter((word) => word.start >= start && word.end <= start + comma[1]!.length);
  const named = inside.some((_, i) => roleAt(inside, i) > 0);
  const verb = inside.some((word) =>
    /^(?:said|says|was|is|were|are|has|had|have|told|added|who|which)$/.test(word.folded),
  );
  return named && !verb
    ? { start: start + leadingArticle(comma[1]), end: start + comma[1].trimEnd().length }
    : undefined;
}

const leadingArticle = (role: string): number =>
  /^(?:the|a|an|its|their|his|her)\s+/i.exec(role)?.[0].length ?? 0;

/** A role ends before honorifics, commas and spaces: “UK Prime Minister, Sir [Keir Starmer]”. */
function endOfRole(text: string, start: number, nameStart: number): number {
  const role = text
    .slice(start, nameStart)
    .replace(/(?:[\s,]+|\b(?:Sir|Dame|Lord|Lady|Dr|Mr|Mrs|Ms|Prof)\.?\s*)+$/u, "");
  return start + role.length;
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
