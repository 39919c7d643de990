import { html, link, type Markup } from "./html.js";

/** What is marked up at the beginning of a line, as far as replies use it. */
const openings = [
  { kind: "quote", mark: "> " },
  { kind: "small", mark: "-# " },
  { kind: "item", mark: "- " },
] as const;
type Kind = (typeof openings)[number]["kind"] | "text" | "code";
const fence = "```";

/**
 * Discord's markdown as Discord shows it, as far as replies use it: quotations, small print, lists, blocks of code,
 * bold, italics, struck words, masked links, escapes.
 *
 * @example
 * markdown("> **Paid** \\*").text // => "<blockquote dir=\"auto\"><b>Paid</b> *</blockquote>"
 */
export const markdown = (text: string): Markup =>
  html`${runsOf(text).map(({ kind, lines }) => drawn(kind, lines))}`;

/** Lines of one kind that follow one another. */
interface Run {
  readonly kind: Kind;
  readonly lines: readonly string[];
}

function runsOf(text: string): readonly Run[] {
  const runs: { kind: Kind; lines: string[] }[] = [];
  let isCode = false;
  for (const line of text.split("\n")) {
    if (line === fence) {
      isCode = !isCode;
      runs.push({ kind: isCode ? "code" : "text", lines: [] });
      continue;
    }
    const opening = isCode ? undefined : openings.find(({ mark }) => line.startsWith(mark));
    const kind = isCode ? "code" : (opening?.kind ?? "text");
    const words = line.slice(opening?.mark.length ?? 0);
    if (runs.at(-1)?.kind === kind) runs.at(-1)!.lines.push(words);
    else runs.push({ kind, lines: [words] });
  }
  return runs;
}

function drawn(kind: Kind, lines: readonly string[]): Markup {
  const words = markdownLine(lines.join("\n"));
  switch (kind) {
    case "code":
      return html`<pre>${lines.join("\n")}</pre>`;
    case "quote":
      return html`<blockquote dir="auto">${words}</blockquote>`;
    case "small":
      return html`<p class="small" dir="auto">${words}</p>`;
    case "item":
      return html`<ul>${lines.map((line) => html`<li dir="auto">${markdownLine(line)}</li>`)}</ul>`;
    case "text":
      // A break at the end of a paragraph shows nothing, an empty line in Discord does.
      return html`${lines.length > 0 && html`<p dir="auto">${words}${lines.at(-1) === "" && "\n"}</p>`}`;
  }
}

/** What is marked up within a line. */
const token =
  /\\(?<escaped>[^\sA-Za-z0-9])|\*\*(?<bold>(?:\\.|(?!\*\*)[^\\])+)\*\*|~~(?<struck>(?:\\.|(?!~~)[^\\])+)~~|\*(?<leaning>(?:\\.|[^\\*])+)\*|\[(?<words>(?:\\.|[^\\\]])*)\]\(<(?<address>[^<>\s]*)>\)/gs;

/** The same within a line, as in a title. */
export function markdownLine(text: string): Markup {
  let from = 0;
  const pieces = Array.from(text.matchAll(token), ({ 0: whole, index, groups }) => {
    const before = text.slice(from, index);
    from = index + whole.length;
    return [before, marked(groups!)];
  });
  return html`${pieces}${text.slice(from)}`;
}

function marked({
  escaped,
  bold,
  struck,
  leaning,
  words = "",
  address,
}: Readonly<Record<string, string | undefined>>) {
  if (escaped) return escaped;
  if (bold) return html`<b>${markdownLine(bold)}</b>`;
  if (struck) return html`<s>${markdownLine(struck)}</s>`;
  if (leaning) return html`<i>${markdownLine(leaning)}</i>`;
  return link(address, markdownLine(words));
}
