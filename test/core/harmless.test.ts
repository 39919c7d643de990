import { expect, test } from "vitest";
import { harmless } from "../../src/core/harmless.js";

test("characters that hide or reorder text are shown as what they are: out of place", () => {
  expect(harmless("a\u202Eb\u202C \u2066c\u2069 \u0000\u001B[2J\u0085\u007F \uD800")).toBe(
    "a�b� �c� ��[2J�� �",
  );
});

test("lines, tabs, Windows line ends, accents and emoji stay", () => {
  const text = "one\ttwo\nthree\r\nfour · Žilina 🇺🇦 👩‍💻 שלום";
  expect(harmless(text)).toBe(text);
});

test("a carriage return alone could overwrite a line", () => {
  expect(harmless("paid 5\rpaid 9")).toBe("paid 5�paid 9");
});
