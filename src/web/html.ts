import { harmless } from "../core/harmless.js";
import { webAddress } from "../core/web-address.js";

/** Markup, made only by `html`: what is put into it is escaped. */
class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type { Markup };

/** What stands in markup: text, which is escaped, markup, which is not, or nothing. */
export type Content = Markup | string | number | false | undefined | readonly Content[];

/**
 * Markup with values put in, every text of them escaped for an element or a quoted attribute.
 *
 * @example
 * html`<p title="${'"'}">${"<b>"}</p>`.text // => '<p title="&quot;">&lt;b&gt;</p>'
 */
export const html = (markup: TemplateStringsArray, ...values: readonly Content[]): Markup =>
  new Markup(markup.reduce((text, next, i) => text + written(values[i - 1]) + next));

function written(value: Content): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(written).join("");
  return harmless(String(value)).replace(/[&<>"']/g, (sign) => entities[sign]!);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A link to an address of the web, http or https; for every other its words alone. */
export function link(address: string | undefined, words: Content): Markup {
  const url = webAddress(address);
  return url ? html`<a href="${url}">${words}</a>` : html`${words}`;
}
