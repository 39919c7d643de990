// A line feed, a tab and the carriage return of a Windows line end are how articles are typed.
const hidden = /(?!\n|\t|\r\n)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Text for the screen: characters that hide or reorder the words around them show as U+FFFD. They are
 * control characters, bidirectional overrides and isolates, and halves of surrogate pairs.
 *
 * @example
 * harmless("paid \u202E001\u202C euros") // => "paid �001� euros"
 */
export const harmless = (text: string): string => text.replace(hidden, "\uFFFD");
