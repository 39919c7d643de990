import { DOMParser } from "linkedom";
import { Mistake } from "../core/mistake.js";
import { withoutControls } from "./characters.js";

/** What we use of a node of a parsed page. */
export interface MarkupNode {
  readonly nodeType: number;
  readonly firstChild: MarkupNode | null;
  readonly nextSibling: MarkupNode | null;
  readonly parentNode: MarkupNode | null;
  readonly textContent: string | null;
}

/** An element of a parsed page. */
export interface Element extends MarkupNode {
  readonly localName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  remove(): void;
}

/** Most characters of a page: four times the longest article. */
const LONGEST = 8_000_000;
/** Most `<` and `&` of a page: each may become a node, and a node takes about 10 µs. */
const MOST_MARKS = 250_000;
/** Deepest nesting: pages have 20 to 60 levels, and time grows with the square. */
const DEEPEST = 500;

/**
 * Parses a page or a piece of one; scripts do not run and nothing is fetched.
 *
 * @throws {Mistake} where it is so large or so deeply nested that reading it would take minutes
 */
export function parseMarkup(place: string, html: string): Element {
  if (html.length > LONGEST) throw tooMuch(place, `${html.length} characters`, LONGEST);
  const marks = html.replace(/[^<&]+/g, "").length;
  if (marks > MOST_MARKS) throw tooMuch(place, `${marks} tags and entities`, MOST_MARKS);
  const depth = depthOf(html);
  if (depth > DEEPEST) throw tooMuch(place, `${depth} levels of nesting`, DEEPEST);
  try {
    // A document type has no sibling in this parser: what comes after it could not be visited.
    const plain = withoutTags(withoutControls(html), /<!doctype/i);
    return new DOMParser().parseFromString(plain, "text/html") as unknown as Element;
  } catch (error) {
    // One attribute of a hundred thousand words is more than the parser's stack holds.
    if (error instanceof RangeError) throw tooMuch(place, "the words of an attribute", 10_000);
    throw error;
  }
}

/** Markup with a space for each tag that begins so, up to its end: what stood around it does not become a tag. */
export function withoutTags(html: string, beginning: RegExp): string {
  const [before, ...parts] = html.split(beginning);
  return [before, ...parts.map((part) => part.slice(part.indexOf(">") + 1))].join(" ");
}

const tooMuch = (place: string, what: string, most: number): Mistake =>
  new Mistake(place, `${what} are too many for a page`, `at most ${most}`);

/** Elements that hold nothing, and those that the next of their kind closes. */
const flat =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dt|dd|option)$/i;

/** How many elements are open at once, counted without parsing. */
function depthOf(html: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, close, name = ""] of html.matchAll(/<(\/?)([a-z][a-z\d-]{0,30})/gi)) {
    if (flat.test(name)) continue;
    depth = Math.max(0, depth + (close ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Whether a node is an element. */
export const isElement = (node: MarkupNode): node is Element => node.nodeType === 1;

/** What `walk` does at each node; `enter` says whether to look inside. */
export interface Visitor {
  enter(node: MarkupNode): boolean;
  leave?(node: MarkupNode): void;
}

/** Visits the nodes under a root in order, without recursion: depth is the page's choice, the stack ours. */
export function walk(root: MarkupNode, { enter, leave }: Visitor): void {
  let node: MarkupNode | null = root.firstChild;
  while (node) {
    const child: MarkupNode | null = enter(node) ? node.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    while (node) {
      leave?.(node);
      if (node.nextSibling) {
        node = node.nextSibling;
        break;
      }
      node = node.parentNode === root ? null : node.parentNode;
    }
  }
}
