/**
 * A line of CSV without its last line feed, as RFC 4180 has it. A cell that a spreadsheet would take for a formula
 * is made text by an apostrophe.
 *
 * @example
 * csvLine(["=1+1", 'a "b"', "c"]) // => "'=1+1,\"a \"\"b\"\"\",c\r"
 */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(",")}\r`;

function cellOf(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** owasp.org/www-community/attacks/CSV_Injection; full-width signs count where they are typed. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
