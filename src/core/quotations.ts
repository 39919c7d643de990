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
  // Looked up once: to search from every mark would take minutes on a long paragraph of apostrophes.
  const lastClose = { "’": lastClosing(paragraph, "’"), "'": lastClosing(paragraph, "'") };
  let open: { at: number; close: (mark: string, i: number) => boolean } | undefined;
  for (let i = 0; i < paragraph.length; i++) {
    const mark = paragraph[i]!;
    if (open) {
      if (!open.close(mark, i)) continue;
      found.push({ start: offset + open.at, end: offset + i, closed: true });
      open = undefined;
    } else {
      const close = closerFor(paragraph, i, lastClose);
      if (close) open = { at: i + 1, close };
    }
  }
  if (open && open.at < paragraph.length)
    found.push({ start: offset + open.at, end: offset + paragraph.length, closed: false });
  return found.filter(({ start, end }) => start < end);
}

/** What closes the quotation that opens at `i`; nothing where none opens. */
function closerFor(
  text: string,
  i: number,
  lastClose: Readonly<Record<"’" | "'", number>>,
): ((mark: string, at: number) => boolean) | undefined {
  const mark = text[i]!;
  const before = text[i - 1] ?? " ";
  const after = text[i + 1] ?? " ";
  const opens = !letter.test(before) && /\S/.test(after);
  if (openDouble.test(mark)) return (m) => closeDouble.test(m);
  if (mark === "”" && opensWrongly(text, i)) return (m) => closeDouble.test(m);
  if (mark === '"' && opens) return (m, at) => m === '"' && /\S/.test(text[at - 1] ?? " ");
  if ((mark === "‘" || mark === "'") && opens && letter.test(after)) {
    const closing = mark === "‘" ? "’" : "'";
    // A single mark opens speech only where one closes it; else it is an apostrophe (’90s).
    return lastClose[closing] >= i + 2 ? (_, at) => closesSingle(text, at, closing) : undefined;
  }
  return undefined;
}

/** A closing mark printed where speech opens: set off from the word before, and one that closes it follows. */
const opensWrongly = (text: string, i: number): boolean =>
  (i === 0 || /[\s(]/.test(text[i - 1]!)) &&
  !/^”\s+(?:\p{Ll}|(?:[\p{L}.’']+\s+){1,4}(?:said|says|added|wrote|told|asked)\b)/u.test(
    text.slice(i, i + 60),
  ) &&
  text.indexOf("”", i + 2) > 0;

const closesSingle = (text: string, at: number, closing: string): boolean =>
  text[at] === closing && !letter.test(text[at + 1] ?? " ");

function lastClosing(text: string, closing: string): number {
  let at = text.length;
  do at = at > 0 ? text.lastIndexOf(closing, at - 1) : -1;
  while (at >= 0 && !closesSingle(text, at, closing));
  return at;
}
