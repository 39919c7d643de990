import type { types } from "@slack/bolt";
import type { Citation } from "../core/citation.js";
import { harmless } from "../core/harmless.js";
import { phrases } from "../core/phrases.js";
import { citationsOf, laidOutOnce, type Presentation } from "../core/presentation.js";
import { rowOf } from "./buttons.js";
import { limits } from "./limits.js";
import { note, type Unit, unitsOf } from "./parts.js";
import { clip, escaped, mentioned, plain, richText, section, smallPrint } from "./richtext.js";

/** A message as Slack takes it. `text` is what notifications and screen readers give. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

/** How a reply is laid out. */
export interface Layout {
  /** At most so many messages; 3 unless given. */
  readonly messages?: number;
  /** The id of a person whom it names above all, and who is told. */
  readonly calling?: string;
}

/**
 * A reply as Slack messages, cut between parts only. What does not fit into them is
 * counted in the last one; a quote too long for a message gives way to a phrase and keeps its source.
 */
export const renderSlack = laidOutOnce(laidOut);

function laidOut(
  presentation: Presentation,
  { messages = limits.messages, calling }: Layout = {},
): readonly SlackMessage[] {
  const { title, summary, parts, id, shareable } = presentation;
  const opening = [...(calling ? richText(section(mentioned(calling))) : []), ...titleOf(title)];
  const footer = parts
    .filter((part) => part.kind === "footer")
    .map(({ text }) => text)
    .join("\n");
  const closing = smallPrint(clip(footer, limits.footer));
  const units = unitsOf(parts.filter((part) => part.kind !== "footer"));
  const kept = [...opening, ...note(phrases.leftOut(units.length)), ...closing];
  const fits = fitting(kept);
  const forms = units.map((some) => some.find((form) => fits([form])));

  const tight = paginate(forms, fits, messages);
  const roomy =
    id && shareable ? paginate(forms, fitting([...kept, ...rowOf(id, [], true)]), messages) : tight;
  const { pages, leftOut } = roomy.leftOut > tight.leftOut ? tight : roomy;
  return pages.map((page, i) => {
    const isLast = i === pages.length - 1;
    const blocks = [
      ...(i === 0 ? opening : []),
      ...page.flat(),
      ...(isLast ? [...(leftOut ? note(phrases.leftOut(leftOut)) : []), ...closing] : []),
    ];
    const row = id ? rowFitting(blocks, id, shownIn(blocks, presentation), isLast && shareable) : [];
    return { text: fallback(title, i ? `(${i + 1}/${pages.length})` : summary), blocks: [...blocks, ...row] };
  });
}

/** The buttons for what a message cites, for as much of it as there is room: they are never in the place of words. */
function rowFitting(blocks: Unit, id: string, cited: readonly Citation[], shareable?: boolean): Unit {
  const numbers = cited.map(({ number }) => number);
  const rows = Array.from({ length: numbers.length + 1 }, (_, left) =>
    rowOf(id, numbers.slice(0, numbers.length - left), shareable),
  );
  return rows.find((row) => isWithin([...blocks, ...row])) ?? [];
}

/** The citations that found room in the messages of a reply. */
export const shownInSlack = (presentation: Presentation, layout?: Layout): readonly Citation[] =>
  shownIn(renderSlack(presentation, layout), presentation);

function shownIn(messages: unknown, presentation: Presentation): readonly Citation[] {
  const json = JSON.stringify(messages);
  return citationsOf(presentation).filter(({ number }) => json.includes(`"[${number}] "`));
}

function titleOf(title: string): Unit {
  if (!title.trim() || title.length > limits.header)
    return richText(section(plain(clip(title, limits.title), { bold: true })));
  return [{ type: "header", text: { type: "plain_text", text: harmless(title), emoji: false } }];
}

type Fits = (units: readonly Unit[]) => boolean;

/** Whether units fit into a message beside what every message keeps room for. */
const fitting =
  (kept: Unit): Fits =>
  (units) =>
    isWithin([...kept, ...units.flat()]);

const isWithin = (blocks: Unit): boolean =>
  blocks.length <= limits.blocks &&
  blocks.reduce((sum, block) => sum + lengthOf(block) + 1, 1) <= limits.blocksJson;

const lengths = new WeakMap<Unit[number], number>();

/** Characters of a block as JSON: each is weighed in many places. */
function lengthOf(block: Unit[number]): number {
  const length = lengths.get(block) ?? JSON.stringify(block).length;
  lengths.set(block, length);
  return length;
}

/**
 * Fills the messages in order and stops where the last one is full; a unit that no message could hold
 * is passed over.
 */
function paginate(
  units: readonly (Unit | undefined)[],
  fits: Fits,
  messages: number,
): { readonly pages: readonly (readonly Unit[])[]; readonly leftOut: number } {
  const pages: Unit[][] = [[]];
  const shown = units.filter((unit) => unit !== undefined);
  for (const [i, unit] of shown.entries()) {
    if (fits([...pages.at(-1)!, unit])) pages.at(-1)!.push(unit);
    else if (pages.length < messages) pages.push([unit]);
    else return { pages, leftOut: units.length - i };
  }
  return { pages, leftOut: units.length - shown.length };
}

/** Escaping makes a character five at most. */
const fallback = (title: string, rest: string): string =>
  escaped(clip([title, rest].filter(Boolean).join("\n"), limits.fallback / 5));
