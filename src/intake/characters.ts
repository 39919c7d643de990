/** Text without the control characters that XML forbids and without halves of characters. */
export const withoutControls = (text: string): string =>
  text.replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF]/g, "").replace(/\p{Surrogate}/gu, "\uFFFD");

/** Text without characters that no reader sees, and whose spaces are spaces; the joiners of emoji and Persian stay. */
export const visible = (text: string): string =>
  withoutControls(text)
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\u00AD\uFEFF]/g, "")
    .replace(/[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, " ");
