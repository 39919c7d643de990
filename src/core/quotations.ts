import type { Span } from "./span.js";

/** Words inside quotation marks; the span leaves the marks out. */
export interface Quotation extends Span {
  /** False where the closing mark is missing: speech that runs on into the next paragraph. */
  readonly closed: boolean;
}

const openDouble = /[“„«]/;
const closeDouble = /[”»]/;
const letter = /[\p{L}\p{N}]/u;

/**
 * The quotations of a paragraph, curly or straight, as spans moved by `offset`. A quotation
 * inside a quotation is part of the outer one.
 *
 * @example
 * readQuotations("He called it “a step”.") // => [{ start: 14, end: 20, closed: true }]
 */
export function readQuotations(paragraph: string, offset = 0): readonly Quotation[] {
  const found: Quotation[] = [];
  let open: { at: number; close: (mark: string, i: number) => boolean } | undefined;
  for (let i = 0; i < paragraph.length; i++) {
    const mark = paragraph[i]!;
    if (open) {
      if (!open.close(mark, i)) continue;
      found.push({ start: offset + open.at, end: offset + i, closed: true });
      open = undefined;
    } else {
      const close = closerFor(paragraph, i);
      if (close) open = { at: i + 1, close };
    }
  }
  if (open && open.at < paragraph.length)
    found.push({ start: offset + open.at, end: offset + paragraph.length, closed: false });
  return found.filter(({ start, end }) => start < end);
}

/** What closes the quotation that opens at `i`; nothing where none opens. */
function closerFor(text: string, i: number): ((mark: string, at: number) => boolean) | undefined {
  const mark = text[i]!;
  const before = text[i - 1] ?? " ";
  const after = text[i + 1] ?? " ";
  const opens = !letter.test(before) && /\S/.test(after);
  if (openDouble.test(mark)) return (m) => closeDouble.test(m);
  if (mark === '"' && opens) return (m, at) => m === '"' && /\S/.test(text[at - 1] ?? " ");
  if ((mark === "‘" || mark === "'") && opens && letter.test(after)) {
    const closing = mark === "‘" ? "’" : "'";
    const isClose = (at: number) => text[at] === closing && !letter.test(text[at + 1] ?? " ");
    // A single mark opens speech only where one closes it; else it is an apostrophe (’90s).
    const closes = Array.from({ length: text.length - i - 2 }, (_, k) => i + 2 + k).some(isClose);
    return closes ? (_, at) => isClose(at) : undefined;
  }
  return undefined;
}
