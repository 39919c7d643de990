import { isUtf8 } from "node:buffer";

/** Bytes at the beginning of a document in which it may name its own charset. */
const DECLARED_WITHIN = 4096;

/**
 * The text of a document, whatever its charset: what a byte order mark says, UTF-8 where the bytes are, what the
 * server, the XML declaration or `<meta charset>` say, and windows-1252 where nobody says anything.
 *
 * @param contentType the server's header
 */
export function decode(bytes: Uint8Array, contentType = ""): string {
  const marked = markOf(bytes);
  if (marked) return read(bytes, marked) ?? "";
  const declared = [charsetIn(contentType), charsetIn(headOf(bytes))];
  // Only these look like UTF-8 without being it.
  const stateful = declared.find((label) => label && /^(?:iso-2022-jp|utf-16)/i.test(label));
  for (const label of [stateful, isUtf8(bytes) ? "utf-8" : undefined, ...declared]) {
    const text = label && read(bytes, label, true);
    if (text !== undefined && text !== "") return text;
  }
  return mostlyUtf8(bytes) ?? read(bytes, "windows-1252") ?? "";
}

function markOf([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  // "<" and a letter, two bytes each, without a mark.
  if (a === 0x3c && b === 0 && d === 0) return "utf-16le";
  return a === 0 && b === 0x3c && c === 0 ? "utf-16be" : undefined;
}

const headOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, DECLARED_WITHIN)).toString("latin1");

/** `charset=` of a header or a `<meta>`, `encoding=` of an XML declaration. */
const charsetIn = (words: string): string | undefined =>
  /(?:charset|<\?xml[^>]{0,200}?encoding)\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})/i.exec(words)?.[1];

function read(bytes: Uint8Array, label: string, fatal = false): string | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal });
    const text = decoder.decode(bytes);
    return decoder.encoding === "windows-1252" ? text.replace(/[\x80-\x9F]/g, inWindows1252) : text;
  } catch {
    return undefined;
  }
}

/** Node 20 takes windows-1252 for latin-1, which has control characters in place of quotation marks. */
const inWindows1252 = (control: string): string => upperHalf[control.charCodeAt(0) - 0x80] ?? control;
const upperHalf = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

/** A page in UTF-8 with a few broken bytes: those become U+FFFD, and the rest is kept. */
function mostlyUtf8(bytes: Uint8Array): string | undefined {
  const text = read(bytes, "utf-8") ?? "";
  const broken = text.split("\uFFFD").length - 1;
  const whole = text.length - text.replace(/[^\x00-\x7F\uFFFD]/g, "").length;
  return whole > broken ? text : undefined;
}
