import type { Correction } from "../core/article.js";
import { readMoment } from "./moments.js";
import { lineIn } from "./prose.js";

/** What a page says of its article in JSON-LD; each of it may be missing. */
export interface Described {
  readonly headline?: string;
  readonly byline?: string;
  readonly publisher?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  /** As written: not yet known to be web addresses. */
  readonly urls: readonly string[];
  /** Without `at` where the note bears no date. */
  readonly corrections: readonly (Pick<Correction, "note"> & Partial<Correction>)[];
  readonly isPaid: boolean;
}

type Thing = Readonly<Record<string, unknown>>;

/** Most objects that are looked at: a page has dozens. */
const MOST = 5000;

/**
 * The articles that scripts of JSON-LD describe, in order; what is broken counts as not there.
 *
 * @see https://schema.org/NewsArticle
 */
export function describedIn(scripts: readonly string[]): readonly Described[] {
  const things = thingsIn(scripts.map(parsed));
  const byId = new Map(
    things.flatMap((thing) =>
      typeof thing["@id"] === "string" && named(thing) ? [[thing["@id"], thing]] : [],
    ),
  );
  return things.filter(isArticle).map((thing) => descriptionOf(thing, byId));
}

const named = (thing: Thing): boolean => thing.name !== undefined || isArticle(thing);

/** Line breaks inside strings, and comments around the whole, are what scripts break at most. */
function parsed(script: string): unknown {
  const plain = script.replace("<![CDATA[", "").replace("]]>", "");
  const end = Math.max(plain.lastIndexOf("}"), plain.lastIndexOf("]")) + 1;
  const bare = plain.slice(Math.max(0, plain.search(/[[{]/)), end);
  for (const words of [script, bare, bare.replace(/[\x00-\x1F]/g, " ")])
    try {
      return JSON.parse(words);
    } catch {
      // The next, plainer reading may do; where none does, the page is read without its description.
    }
  return undefined;
}

/** Every object, outer ones first, without recursion. */
function thingsIn(roots: readonly unknown[]): readonly Thing[] {
  const found: Thing[] = [];
  const queue: unknown[] = [...roots];
  for (let i = 0; i < queue.length && i < MOST; i++) {
    const value = queue[i];
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) found.push(value as Thing);
    queue.push(...Object.values(value).slice(0, MOST));
  }
  return found;
}

const typesOf = (thing: Thing): readonly string[] =>
  listOf(thing["@type"]).filter((type) => typeof type === "string");

/** NewsArticle, ReportageNewsArticle, BlogPosting and their kin. */
const isArticle = (thing: Thing): boolean =>
  typesOf(thing).some(
    (type) =>
      /(?:^|[/:])(?:\w{0,40}Article|(?:Live)?Blog(?:Posting)?|Report)$/.test(type) && !/Blog$/.test(type),
  );

function descriptionOf(thing: Thing, byId: ReadonlyMap<unknown, Thing>): Described {
  const names = (value: unknown) => listOf(value).flatMap((one) => nameOf(one, byId));
  const known = {
    headline: firstLine(thing.headline, thing.name),
    byline: bylineOf(names(thing.author ?? thing.creator)),
    publisher: names(thing.publisher ?? thing.sourceOrganization)[0],
    publishedAt: momentIn(thing.datePublished) ?? momentIn(thing.dateCreated),
    updatedAt: momentIn(thing.dateModified),
  };
  return {
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    urls: [thing.url, thing.mainEntityOfPage, thing["@id"]].flatMap(addressesIn),
    corrections: listOf(thing.correction).flatMap(correctionIn),
    isPaid: /^false$/i.test(String(thing.isAccessibleForFree)),
  };
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, MOST) : value === undefined || value === null ? [] : [value];

const asThing = (value: unknown): Thing | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Thing) : undefined;

function firstLine(...values: readonly unknown[]): string | undefined {
  return values.flatMap(listOf).flatMap((value) => (typeof value === "string" && lineIn(value)) || [])[0];
}

/** A name as such, of a person or organisation, or of one described elsewhere on the page. */
function nameOf(value: unknown, byId: ReadonlyMap<unknown, Thing>): readonly string[] {
  const thing = asThing(value);
  const name = firstLine(thing ? (thing.name ?? byId.get(thing["@id"])?.name) : value);
  return name ? [name] : [];
}

/**
 * Names in one line: `["Ana Reyes", "Tom Field"]` -> `Ana Reyes and Tom Field`; addresses and accounts are no names.
 */
export function bylineOf(names: readonly string[]): string | undefined {
  const people = names
    .map((name) => name.replace(/^\s*(?:by|written by|words by)[:\s]+/i, "").trim())
    .filter((name) => /\p{L}/u.test(name) && !/^(?:https?:|www\.|@)|^\S+@\S+$/i.test(name));
  const all = [...new Set(people)];
  const last = all.pop();
  return all.length ? `${all.join(", ")} and ${last}` : last;
}

const momentIn = (value: unknown): string | undefined =>
  listOf(value).flatMap((one) => (typeof one === "string" && readMoment(one)) || [])[0];

const addressesIn = (value: unknown): readonly string[] =>
  [value, asThing(value)?.["@id"], asThing(value)?.url].filter((one) => typeof one === "string");

/** Text, or a CorrectionComment; an address alone is no note. */
function correctionIn(value: unknown): Described["corrections"] {
  const thing = asThing(value);
  const note = firstLine(thing ? (thing.text ?? thing.description ?? thing.name) : value);
  if (!note || /^https?:\S+$/.test(note)) return [];
  const at =
    thing && (momentIn(thing.datePublished) ?? momentIn(thing.dateCreated) ?? momentIn(thing.dateModified));
  return [{ note, ...(at && { at }) }];
}
