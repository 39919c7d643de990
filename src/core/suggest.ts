import type { Edition } from "./edition.js";
import { harmless } from "./harmless.js";
import { type Listed, namesIn } from "./listed.js";
import { zoneNames } from "./schedule.js";
import { isOthersTurn, turn } from "./turn.js";
import { squash } from "./words.js";

/** What may be offered while a value is typed. */
export type Suggested = "zones" | "topics" | "speakers" | "articles" | "publishers";

/** A value, and how it is shown; a platform may have to cut that. */
export interface Suggestion {
  readonly label: string;
  /** At most 100 UTF-16 units. */
  readonly value: string;
}

/** Most suggestions, and longest value in UTF-16 units: Discord's limits, interactions/application-commands. */
const MOST = 25;
const LONGEST = 100;

/**
 * What may be meant by the letters typed so far: first what has a word that begins so, then what has
 * one that holds them; what is mentioned more often first, then what is newer. Of topics, the part
 * after the last comma is completed.
 *
 * @param zone the newsroom's, offered before the others
 * @example
 * suggest(edition, "Europe/London", "speakers", "zel") // => [{ label: "Volodymyr Zelensky", value: "Volodymyr Zelensky" }]
 */
export async function suggest(
  edition: Edition,
  zone: string,
  kind: Suggested,
  typed: string,
): Promise<readonly Suggestion[]> {
  if (typed.length > LONGEST) return [];
  const comma = kind === "topics" ? Math.max(typed.lastIndexOf(","), typed.lastIndexOf(";")) + 1 : 0;
  const before = comma ? `${typed.slice(0, comma)} ` : "";
  const candidates = kind === "zones" ? zonesFrom(zone) : await candidatesIn(edition, kind);
  return best(candidates, typed.slice(comma))
    .map(({ label, value }) => ({ label: before + label, value: before + value }))
    .filter(({ value }) => value.length <= LONGEST);
}

/** What can be suggested, with the words by which it is found: folded, each after a space. */
interface Candidate extends Suggestion {
  readonly words: string;
}

function best(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  const wanted = squash(typed);
  if (!wanted) return typed.trim() ? [] : candidates.slice(0, MOST);
  const begun = candidates.filter(({ words }) => words.includes(` ${wanted}`));
  const held = candidates.filter(({ words }) => words.includes(wanted) && !words.includes(` ${wanted}`));
  return [...begun, ...held].slice(0, MOST);
}

const asItIs = (value: string): Candidate => ({ label: value, value, words: ` ${squash(value)}` });

const zones = zoneNames.map(asItIs);

const zonesFrom = (zone: string): readonly Candidate[] => [
  asItIs(zone),
  ...zones.filter(({ value }) => value !== zone),
];

/** A keystroke has no time to read an archive: each list is made once for an edition. */
const kept = new WeakMap<Edition, Map<Suggested, Promise<readonly Candidate[]>>>();

function candidatesIn(edition: Edition, kind: Exclude<Suggested, "zones">): Promise<readonly Candidate[]> {
  const lists = kept.get(edition) ?? new Map<Suggested, Promise<readonly Candidate[]>>();
  kept.set(edition, lists);
  const list = lists.get(kind) ?? listing[kind](edition.articles);
  lists.set(kind, list);
  return list;
}

/** Articles come newest first. */
const listing = {
  publishers: (all: readonly Listed[]) => mentioned(all, ({ article }) => [article.publisher ?? ""]),
  speakers: async (all: readonly Listed[]) =>
    fullest(await mentioned(all, ({ mentions }) => namesIn(mentions.speakers))),
  topics: (all: readonly Listed[]) => mentioned(all, ({ mentions }) => namesIn(mentions.topics)),
  articles,
};

async function* inTurns<T>(all: Iterable<T>): AsyncIterable<T> {
  for (const one of all) {
    if (isOthersTurn()) await turn();
    yield one;
  }
}

/** Each once, however it is spelt, the most mentioned first. What cannot be typed as it is shown is left out. */
async function mentioned(
  all: readonly Listed[],
  mentionsIn: (listed: Listed) => readonly string[],
): Promise<readonly Candidate[]> {
  const counts = new Map<string, number>();
  for await (const listed of inTurns(all))
    for (const mention of mentionsIn(listed)) counts.set(mention, (counts.get(mention) ?? 0) + 1);
  const found = new Map<string, { readonly candidate: Candidate; count: number }>();
  for await (const [mention, count] of inTurns(counts)) {
    const candidate = asItIs(mention.replace(/\s+/g, " ").trim());
    const { value, words } = candidate;
    const known = found.get(words);
    if (known) known.count += count;
    else if (words.trim() && value.length <= LONGEST && harmless(value) === value)
      found.set(words, { candidate, count });
  }
  return [...found.values()].sort((a, b) => b.count - a.count).map(({ candidate }) => candidate);
}

/** Without surnames that end a name in full. */
function fullest(candidates: readonly Candidate[]): readonly Candidate[] {
  const surnames = new Set(candidates.flatMap(({ words }) => words.match(/(?<=. )\S+$/) ?? []));
  return candidates.filter(({ words }) => !surnames.has(words.slice(1)));
}

/** How many units of two headlines must differ somewhere, so that they look different when cut. */
const TOLD_APART = 70;

/** By headline and slug, newest first; of like headlines, only the first goes without its slug. */
async function articles(all: readonly Listed[]): Promise<readonly Candidate[]> {
  const seen = new Set<string>();
  const found: Candidate[] = [];
  for await (const { article } of inTurns(all)) {
    const { slug, headline } = article;
    if (slug.length > LONGEST) continue;
    const line = headline.replace(/\s+/g, " ").trim();
    const opening = line.slice(0, TOLD_APART);
    const isNew = line !== "" && !seen.has(opening);
    seen.add(opening);
    found.push({
      label: isNew ? line : `${slug} · ${line}`,
      value: slug,
      words: ` ${squash(line)} ${squash(slug)}`,
    });
  }
  return found;
}
