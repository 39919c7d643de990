import { expect, it } from "vitest";
import { decode } from "../../src/intake/charset.js";

const utf16 = (text: string) => Buffer.from(text, "utf16le");
const bytes = (text: string) => Buffer.from(text, "latin1");

it.each<[how: string, bytes: Uint8Array, contentType: string | undefined, text: string]>([
  ["UTF-8 needs no declaration", Buffer.from("Café “open”"), undefined, "Café “open”"],
  ["a byte order mark says UTF-8", Buffer.from("\uFEFFCafé"), "text/html; charset=iso-8859-1", "Café"],
  ["a byte order mark says UTF-16", utf16("\uFEFF<p>Café"), undefined, "<p>Café"],
  ["UTF-16 shows without a mark", utf16("<p>Café"), undefined, "<p>Café"],
  ["the server says windows-1251", bytes("\xCC\xEE\xF1\xF2"), "text/xml; charset=windows-1251", "Мост"],
  [
    "the XML declaration says koi8-r",
    bytes("<?xml version='1.0' encoding='koi8-r'?>\xED\xCF\xD3\xD4"),
    undefined,
    "<?xml version='1.0' encoding='koi8-r'?>Мост",
  ],
  [
    "a meta tag says shift_jis",
    bytes('<meta charset="shift_jis">\x8B\xB4'),
    undefined,
    '<meta charset="shift_jis">橋',
  ],
  [
    "an old meta tag says gb18030",
    bytes('<meta http-equiv=Content-Type content="text/html; charset=gb2312">\xC7\xC5'),
    undefined,
    '<meta http-equiv=Content-Type content="text/html; charset=gb2312">桥',
  ],
  [
    "iso-2022-jp is no UTF-8, though its bytes could be",
    bytes("\x1B$B66\x1B(B"),
    "text/html; charset=iso-2022-jp",
    "橋",
  ],
  [
    "a server that says latin-1 of UTF-8 is not believed",
    Buffer.from("Café"),
    "text/html; charset=iso-8859-1",
    "Café",
  ],
  ["a charset that nobody knows counts as none", bytes("Caf\xE9"), "text/html; charset=klingon", "Café"],
  ["without a word it is windows-1252", bytes("Caf\xE9 \x93open\x94"), undefined, "Café “open”"],
  [
    "one broken byte does not spoil a page in UTF-8",
    Buffer.concat([Buffer.from("Café “open” "), bytes("\xE9")]),
    undefined,
    "Café “open” \uFFFD",
  ],
])("%s", (_, given, contentType, text) => expect(decode(given, contentType)).toBe(text));
