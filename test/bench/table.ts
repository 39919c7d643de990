/** A line of the report: what was measured, what was measured beside it, and how many times as much it costs. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly beside?: string;
  readonly ratio?: number;
}

/** Three significant digits, thousands parted: 0.0412, 3.1, 12,400. */
export const digits = (value: number): string =>
  value.toLocaleString("en", { maximumSignificantDigits: value < 100 ? 2 : 3 });

/** The rows as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, beside = "", ratio }) => [
    what,
    measured,
    beside,
    ratio ? `${digits(ratio)} ×` : "",
  ]);
  return markdown([["what", "measured", "beside it", "ratio"], ["---", "---", "---", "---:"], ...cells]);
}

/** Lines of cells as a Markdown table. */
export const markdown = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
