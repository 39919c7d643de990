import { visible } from "./characters.js";
import { isFurniture, type PageLine, strip } from "./furniture.js";
import { type Element, isElement, parseMarkup, walk } from "./markup.js";

/**
 * The words of a page's article, as a reader sees them: paragraphs apart by blank lines, list items and table rows on
 * lines of their own, no furniture.
 *
 * @param headline left out where the words open with it
 */
export function proseOf(root: Element, headline = ""): string {
  strip(root);
  const lines = linesOf(root).filter((line) => !isFurniture(line));
  if (lines[0]?.text.toLowerCase() === headline.toLowerCase()) lines.shift();
  return lines.map(({ text, gap }, i) => (i ? "\n".repeat(gap) : "") + text).join("");
}

/**
 * The words of a piece of HTML; a text without any tag keeps its lines.
 *
 * @throws {Mistake} where it is too large or too deeply nested
 */
export const proseIn = (place: string, words: string, headline?: string): string =>
  isMarkup(words) ? proseOf(parseMarkup(place, words), headline) : plainProse(words);

/** Plain text with its lines trimmed and one blank line at most between them. */
export const plainProse = (words: string): string =>
  visible(words)
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/[\t ]+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** Longest headline or name, in characters. */
const LONGEST_LINE = 1000;

/** How often the markup of a line is taken for text again: feeds write it once or twice too often. */
const ROUNDS = 3;

/** One line of plain text, of words that may carry HTML: headlines and names. */
export function lineIn(words: string): string {
  let line = visible(words.slice(0, LONGEST_LINE * 4));
  for (let round = 0; round < ROUNDS && isMarkup(line); round++) line = markedLine(line);
  // What stood around a tag may be one when it is gone.
  for (let before = ""; before !== line; )
    [before, line] = [line, line.replace(/<\/?[a-z][^<>]{0,200}>/gi, "")];
  return line.replace(/\s+/g, " ").trim().slice(0, LONGEST_LINE).trim();
}

function markedLine(words: string): string {
  const root = parseMarkup("", words);
  strip(root);
  return linesOf(root)
    .map(({ text }) => text)
    .join(" ");
}

/** Whether words hold a tag or a character written as an entity. */
const isMarkup = (words: string): boolean =>
  /<(?:\/?[a-z][a-z\d-]*[\s/>]|!--)|&(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/i.test(words);

/** Elements that stand on lines of their own, with a blank line around them; the others run on. */
const paragraph =
  /^(?:p|div|section|article|main|header|h[1-6]|ul|ol|dl|table|blockquote|pre|figure|address|details|summary|hr|center|fieldset)$/;
/** Those without a blank line, in which nothing else has one. */
const item = /^(?:li|tr|dt|dd)$/;

/** A line, and how many line breaks part it from the one before. */
interface Line extends PageLine {
  readonly gap: 1 | 2;
}

function linesOf(root: Element): readonly Line[] {
  const lines: Line[] = [];
  let [words, linked, gap] = ["", 0, 2];
  let [items, links] = [0, 0];

  function end(breaks: number): void {
    const text = words
      .replace(/\s+/g, " ")
      .trim()
      .replace(/(?<! \|)(?: \|)+$/, "");
    if (text) lines.push({ text, linked: Math.min(linked, text.length), gap: gap > 1 ? 2 : 1 });
    [words, linked, gap] = ["", 0, text ? breaks : Math.max(gap, breaks)];
  }

  walk(root, {
    enter(node) {
      if (!isElement(node)) {
        const text = node.nodeType === TEXT ? visible(node.textContent ?? "") : "";
        words += text;
        if (links) linked += text.trim().length;
        return false;
      }
      const name = node.localName;
      if (item.test(name)) {
        items++;
        end(1);
      } else if (paragraph.test(name)) end(items ? 1 : 2);
      else if (name === "br") end(words.trim() === "" && gap === 1 ? 2 : 1);
      else if (name === "q") words += "“";
      else if (isLink(node)) links++;
      return true;
    },
    leave(node) {
      if (!isElement(node)) return;
      const name = node.localName;
      if (item.test(name)) {
        items--;
        end(1);
      } else if (paragraph.test(name)) end(items ? 1 : 2);
      else if (/^t[dh]$/.test(name) && words.trim()) words += " | ";
      else if (name === "q") words += "”";
      else if (isLink(node)) links--;
    },
  });
  end(2);
  return lines;
}

const isLink = (node: Element): boolean => node.localName === "a" && node.getAttribute("href") !== null;

/** `nodeType` of a text node. */
const TEXT = 3;
