import { below, oneOf, type Random } from "./random.js";

/** Pieces that parsers have tripped over. */
const pieces: readonly string[] = [
  ..."<>&\"'[]{}:;,/\\=-#*|`\0\u0001\u001B\uFEFF\uFFFE\uFFFF\u200B\u202E\u2028\u00A0\u00AD",
  ...'\n\n|\r\n|\t|---\n|<!--|-->|<![CDATA[|]]>|<?xml|<!DOCTYPE x [|<!ENTITY a "b">|&a;|&amp;amp;|&#0;|&#xD800;|&#99999999;|&nbsp;'.split(
    "|",
  ),
  ..."<b>|</b>|<p>|</p>|<br>|<a href=x>|<a href='javascript:alert(1)'>|<script>alert(1)</script>|<style>|<title>|<svg>|<table>|<tr><td>|<li>|<body>|</html>|<div class=share>|<item>|</item>|<entry>|<channel>|<outline xmlUrl=x>|<base href=//x>".split(
    "|",
  ),
  ...'javascript:alert(1)|data:text/html,x|http://[|https://user:pw@x|//x|#|?|https://x.example/|feed:|2026-13-45|0000-00-00|9999-12-31T23:59:59Z|Thu, 01 Jan 1970 00:00:00 GMT|-1|1e999|NaN|null|true|[]|{}|""|\\ud800|__proto__|constructor|toString'.split(
    "|",
  ),
  "é",
  "桥",
  "🌧️",
  "\u0301",
  "İ",
  "ﬀ",
  "Ω",
];

/**
 * An input with a few changes: bytes turned, cut, doubled, moved, pieces put in, or another input spliced in.
 *
 * @param others inputs of the same parser
 */
export function mutate(input: Buffer, others: readonly Buffer[], random: Random): Buffer {
  let bytes = input;
  for (let left = 1 + below(random, 6); left > 0; left--)
    bytes = oneOf(random, changes)(bytes, others, random);
  return bytes.subarray(0, LONGEST);
}

/** Longest input, in bytes: what takes long because it is long is the bench's matter. */
const LONGEST = 20_000;

type Change = (bytes: Buffer, others: readonly Buffer[], random: Random) => Buffer;

/** Two places of the input, in order and not far apart. */
function range(bytes: Buffer, random: Random): readonly [start: number, end: number] {
  const start = below(random, bytes.length + 1);
  return [start, Math.min(bytes.length, start + below(random, random() < 0.2 ? bytes.length + 1 : 30))];
}

const put = (bytes: Buffer, start: number, end: number, inside: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, start), inside, bytes.subarray(end)]);

const turn: Change = (bytes, _, random) => {
  const turned = Buffer.from(bytes);
  if (bytes.length) turned[below(random, bytes.length)] = below(random, 256);
  return turned;
};
const cut: Change = (bytes, _, random) => put(bytes, ...range(bytes, random), Buffer.of());
const end: Change = (bytes, _, random) => bytes.subarray(0, below(random, bytes.length + 1));
const double: Change = (bytes, _, random) => {
  const [start, stop] = range(bytes, random);
  return put(bytes, stop, stop, bytes.subarray(start, stop));
};
const move: Change = (bytes, _, random) => {
  const [start, stop] = range(bytes, random);
  const rest = put(bytes, start, stop, Buffer.of());
  const at = below(random, rest.length + 1);
  return put(rest, at, at, bytes.subarray(start, stop));
};
const insert: Change = (bytes, _, random) => {
  const [start, stop] = range(bytes, random);
  return put(bytes, start, random() < 0.5 ? start : stop, Buffer.from(oneOf(random, pieces)));
};
const repeat: Change = (bytes, _, random) => {
  const at = below(random, bytes.length + 1);
  return put(bytes, at, at, Buffer.from(oneOf(random, pieces).repeat(1 + below(random, 400))));
};
const splice: Change = (bytes, others, random) => {
  const other = oneOf(random, others);
  return put(bytes, ...range(bytes, random), other.subarray(...range(other, random)));
};

const changes: readonly Change[] = [
  turn,
  turn,
  cut,
  cut,
  end,
  double,
  move,
  insert,
  insert,
  insert,
  repeat,
  splice,
];
