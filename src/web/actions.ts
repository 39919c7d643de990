import { html, type Markup } from "./html.js";

/** A button, drawn: it is pressed on its platform. */
export const button = (label: string | undefined): Markup => html`<span class="button">${label}</span>`;

/** A menu, drawn: it opens and shows its entries, which are chosen on its platform. */
export const menu = (label: string | undefined, options: readonly string[]): Markup =>
  html`<details class="menu"><summary class="button">${label}</summary><ul>${options.map((option) => html`<li>${option}</li>`)}</ul></details>`;
