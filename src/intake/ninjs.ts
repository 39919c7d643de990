import { z } from "zod";
import type { Arrival, Status } from "../core/article.js";
import { isNote } from "../core/correction-notes.js";
import { Mistake } from "../core/mistake.js";
import { draftOf } from "./fields.js";
import { type Intake, takeIn, together } from "./intake.js";
import { bylineOf } from "./json-ld.js";
import { isObject } from "./json-shapes.js";
import { isLater, notAhead, readMoment } from "./moments.js";
import { lineIn, plainProse, proseIn } from "./prose.js";
import { slugFor } from "./slugs.js";

const words = z.string().optional().catch(undefined);
const parts = z
  .array(z.object({ role: words, contenttype: words, value: words }).catch({}))
  .default([])
  .catch([]);
const provider = z
  .union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)])
  .optional()
  .catch(undefined);

/** What we read of an item; version 3 writes the same names with capitals, so they are read without. */
const item = z.looseObject({
  uri: z.string().trim().min(1),
  type: words,
  pubstatus: words,
  versioncreated: words,
  firstcreated: words,
  contentcreated: words,
  embargoed: z.unknown().optional(),
  embargoeduntil: z.unknown().optional(),
  headline: words,
  headlines: parts,
  title: words,
  slugline: words,
  bodies: parts,
  byline: words,
  by: words,
  ednote: words,
  located: words,
  copyrightholder: words,
  provider,
});

type Item = z.infer<typeof item>;

/** Whether JSON is an item of ninjs, or a list of them. */
export const areItems = (json: unknown): boolean =>
  listIn(json).some((one) => isObject(one) && typeof one.uri === "string");

function listIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (!isObject(json) || json.uri !== undefined) return [json];
  return [json.items, json.data].find(Array.isArray) ?? [json];
}

/**
 * Items of IPTC's ninjs, versions 1 to 3, older versions first.
 *
 * @see https://iptc.org/standards/ninjs/
 */
export function readNinjs(place: string, json: unknown, now: Date): Intake {
  const items = listIn(json);
  const intakes = items.map((one, i) => {
    const at = items.length > 1 ? `${place} item ${i + 1}` : place;
    return takeIn(at, () => readItem(at, itemOf(at, one), now));
  });
  const { articles, problems } = together(intakes);
  return { articles: articles.toSorted((a, b) => changedAt(a.article) - changedAt(b.article)), problems };
}

const changedAt = ({ updatedAt, publishedAt }: Arrival): number => Date.parse(updatedAt ?? publishedAt);

function itemOf(place: string, json: unknown): Item {
  const parsed = item.safeParse(lowered(json));
  if (parsed.success) return parsed.data;
  throw new Mistake(place, "it has no uri", "want IPTC ninjs 1, 2 or 3");
}

/** Names in lower case, those of an item and of the parts in its lists. */
function lowered(json: unknown, depth = 0): unknown {
  if (Array.isArray(json)) return depth < 3 ? json.map((one) => lowered(one, depth + 1)) : json;
  if (!isObject(json) || depth > 2) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name.toLowerCase(), lowered(value, depth + 1)]),
  );
}

function readItem(place: string, given: Item, now: Date): Arrival {
  if (given.type && !/^(?:text|composite)$/i.test(given.type))
    throw new Mistake(place, `it is of type "${given.type}", not an article`, "want items of type text");
  const status = statusOf(given.pubstatus);
  const headline = headlineOf(given);
  const note = lineIn(given.ednote ?? "");
  const first = readMoment(given.firstcreated ?? given.versioncreated ?? given.contentcreated ?? "");
  const publishedAt = notAhead(first ?? now.toISOString().slice(0, 10), now);
  const change = readMoment(given.versioncreated ?? "");
  const updatedAt = change && isLater(change, publishedAt) ? notAhead(change, now) : undefined;
  const draft = draftOf(place, {
    slug: slugFor(undefined, lineIn(given.slugline ?? "") || headline || given.uri),
    // A withdrawal may bring no words; nobody will read those that stand in for them.
    headline: headline || (status === "published" ? "" : lineIn(given.uri)),
    text: bodyOf(place, given, headline) || (status === "published" ? "" : note || headline || given.uri),
    byline: bylineOf([lineIn(given.byline ?? given.by ?? "")]),
    publisher: lineIn(given.provider ?? given.copyrightholder ?? "") || undefined,
    dateline: lineIn(given.located ?? "") || undefined,
    publishedAt,
    updatedAt,
    status,
    embargoedUntil: embargoOf(place, given.embargoeduntil ?? given.embargoed),
    corrections:
      isNote(note) || isNote(`Editor’s note: ${note}`) ? [{ at: updatedAt ?? publishedAt, note }] : [],
  });
  return { ...draft, identity: { source: "ninjs", guid: given.uri } };
}

/** What is neither usable nor cancelled is not shown. */
function statusOf(pubstatus = "usable"): Status {
  if (/(?:^|:)usable$/i.test(pubstatus)) return "published";
  return /(?:^|:)cancell?ed$/i.test(pubstatus) ? "retracted" : "withheld";
}

/** @throws {Mistake} where there is an embargo and its end cannot be read: it would be broken at once */
function embargoOf(place: string, until: unknown): string | undefined {
  if (until === undefined || until === null || until === "") return undefined;
  const moment = typeof until === "string" ? readMoment(until) : undefined;
  if (!moment)
    throw new Mistake(place, `embargoedUntil: "${String(until)}" is not a date`, "want 2026-01-07T09:30:00Z");
  return moment;
}

type Part = Item["bodies"][number];

const mainOf = (all: readonly Part[]): Part | undefined =>
  all.find(({ role, value }) => value && /^(?:main|html|text|body)$/i.test(role ?? "")) ??
  all.find(({ value }) => value);

function headlineOf({ headline, headlines, title, ...others }: Item): string {
  const extended = Object.entries(others).find(
    ([name, value]) => /^headline_/.test(name) && typeof value === "string",
  );
  return (
    [headline, mainOf(headlines)?.value, extended?.[1], title]
      .map((one) => lineIn(typeof one === "string" ? one : ""))
      .find(Boolean) ?? ""
  );
}

/** The body with its markup where it is given in several forms. */
function bodyOf(place: string, { bodies, ...others }: Item, headline: string): string {
  const named = ["body_xhtml", "body_html", "body_text"].map((name) => ({ name, value: others[name] }));
  const extended = Object.entries(others).map(([name, value]) => ({ name, value }));
  const marked = bodies.filter(({ contenttype, role }) => /html/i.test(contenttype ?? role ?? ""));
  const part = mainOf(marked) ?? mainOf(bodies);
  const old = [...named, ...extended].find(
    ({ name, value }) => /^body_/.test(name) && typeof value === "string" && value,
  );
  const value = part?.value ?? (old?.value as string | undefined) ?? "";
  const isPlain = part ? /plain/i.test(part.contenttype ?? "") : old?.name === "body_text";
  return isPlain ? plainProse(value) : proseIn(place, value, headline);
}
