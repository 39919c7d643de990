/**
 * A value as both databases keep it, and as both look it up: PostgreSQL has no U+0000 in a text, SQLite ends there, and
 * half a surrogate pair is no character of UTF-8. Each becomes U+FFFD; texts in JSON have them escaped and stay as they are.
 *
 * @example
 * storable("a\0b\ud800") // => "a\ufffdb\ufffd"
 */
export const storable = <T>(value: T): T | string =>
  typeof value === "string" ? value.replace(unstorable, "\ufffd") : value;

/** With `u`, a surrogate is matched only where its other half is missing. */
const unstorable = /[\0\p{Surrogate}]/gu;
