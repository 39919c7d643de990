import { expect, test } from "vitest";
import { csvLine } from "../../src/shell/csv.js";

test.each([
  ["plain", "plain"],
  ["", ""],
  ['say "no"', '"say ""no"""'],
  ["a,b", '"a,b"'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["=1+1", "'=1+1"],
  ["+441", "'+441"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["  =1", "'  =1"],
  ["＝1+1", "'＝1+1"],
  ['=HYPERLINK("http://evil.example","x")', '"\'=HYPERLINK(""http://evil.example"",""x"")"'],
  ["\rx", '"\'\rx"'],
  ["a=b", "a=b"],
  ["שלום", "שלום"],
])("%j is the cell %j", (text, cell) => expect(csvLine([text, "x"])).toBe(`${cell},x\r`));
