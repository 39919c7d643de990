import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { fields, type Row } from "../corpus/rows.js";
import { bm25, boosts, type Engine } from "./engine.js";

/**
 * Scores every fact, and so is what the others are measured against: BM25 as MiniSearch reckons it (its version 7.2:
 * a field's length is the number of its different words, the idf is the field's own, and the sum is multiplied by the number of
 * terms that matched), down to the order of additions and of equal scores.
 */
export const exhaustive: Engine = {
  name: "exhaustive BM25",
  async build({ folder }) {
    const index = emptyIndex();
    return {
      add(rows) {
        for (const row of rows) index.add(row);
      },
      async save() {
        const bytes = serialize(index.kept());
        await writeFile(join(folder, "exhaustive"), bytes);
        return bytes.length;
      },
    };
  },
  async open({ folder }) {
    const best = bestIn(deserialize(await readFile(join(folder, "exhaustive"))));
    return { search: (terms, limit) => best(terms, limit).map(({ number }) => number), close() {} };
  },
};

/** A forward index: for each fact its terms, by number. */
export interface Kept {
  readonly numbers: ReadonlyMap<string, number>;
  /** Of each fact, where its entries begin; one more at the end. */
  readonly starts: Uint32Array;
  /** A term's number, how often it stands in the field and which field that is, see `entryOf`. */
  readonly entries: Uint32Array;
  /** Of each fact and field, how many different words it has. */
  readonly lengths: Uint16Array;
  /** Of each field. */
  readonly averages: readonly number[];
  /** In how many facts each term stands, by field and number. */
  readonly frequencies: readonly Uint32Array[];
}

const FIELDS = fields.length;
const COUNT_BITS = 6;
const FIELD_BITS = 2;
const MOST = 2 ** COUNT_BITS - 1;
const entryOf = (term: number, count: number, field: number): number =>
  ((term << (COUNT_BITS + FIELD_BITS)) | (Math.min(count, MOST) << FIELD_BITS) | field) >>> 0;

export function emptyIndex() {
  const numbers = new Map<string, number>();
  const entries = growing(Uint32Array);
  const starts = growing(Uint32Array);
  const lengths = growing(Uint16Array);
  const averages = fields.map(() => 0);
  const frequencies = fields.map((): number[] => []);
  return {
    add(row: Row): void {
      const facts = starts.length();
      starts.push(entries.length());
      for (const [f, field] of fields.entries()) {
        const counts = new Map<string, number>();
        for (const word of row[field].split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
        // An empty field has one word, which is empty.
        lengths.push(counts.size);
        averages[f] = (averages[f]! * facts + counts.size) / (facts + 1);
        counts.delete("");
        for (const [word, count] of counts) {
          const term = numbers.get(word) ?? numbers.size;
          numbers.set(word, term);
          entries.push(entryOf(term, count, f));
          frequencies[f]![term] = (frequencies[f]![term] ?? 0) + 1;
        }
      }
    },
    kept: (): Kept => ({
      numbers,
      starts: Uint32Array.from([...starts.values(), entries.length()]),
      entries: entries.values(),
      lengths: lengths.values(),
      averages,
      frequencies: frequencies.map((counts) =>
        Uint32Array.from({ length: numbers.size }, (_, i) => counts[i] ?? 0),
      ),
    }),
  };
}

/** A typed array that grows at its end. */
function growing<T extends Uint16Array | Uint32Array>(Kind: { new (length: number): T }) {
  let [values, length] = [new Kind(1024), 0];
  return {
    length: () => length,
    push(value: number): void {
      if (length === values.length) {
        const wider = new Kind(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length++] = value;
    },
    values: () => values.slice(0, length) as T,
  };
}

/** A fact that was found. `turn` is when MiniSearch meets it, which parts equal scores. */
interface Hit {
  readonly number: number;
  readonly score: number;
  readonly turn: number;
}

/** Finds the best of all facts for some terms, each term given once. */
export function bestIn({ numbers, starts, entries, lengths, averages, frequencies }: Kept) {
  const facts = starts.length - 1;
  /** By the number of a term, which word of the question it is, counted from 1. */
  const places = new Uint8Array(numbers.size);
  return (terms: readonly string[], limit: number): readonly Hit[] => {
    const known = terms.flatMap((term) => numbers.get(term) ?? []);
    known.forEach((term, i) => {
      places[term] = i + 1;
    });
    const weights = known.map((term) => frequencies.map((of) => idf(of[term]!, facts)));
    const sums = new Float64Array(known.length);
    const best: Hit[] = [];
    for (let number = 0; number < facts; number++) {
      let turn = 0;
      for (let at = starts[number]!; at < starts[number + 1]!; at++) {
        const entry = entries[at]!;
        const place = places[entry >>> (COUNT_BITS + FIELD_BITS)]!;
        if (place === 0) continue;
        const field = entry & (2 ** FIELD_BITS - 1);
        const count = (entry >>> FIELD_BITS) & MOST;
        const length = lengths[number * FIELDS + field]!;
        const raw = weights[place - 1]![field]! * saturated(count, length, averages[field]!);
        sums[place - 1]! += boosts[fields[field]!] * raw;
        const met = place * FIELDS + field;
        if (turn === 0 || met < turn) turn = met;
      }
      if (turn === 0) continue;
      const score = scoreOf(sums);
      if (best.length < limit || score >= best.at(-1)!.score) keep(best, { number, score, turn }, limit);
    }
    for (const term of known) places[term] = 0;
    return best;
  };
}

const idf = (frequency: number, facts: number): number =>
  Math.log(1 + (facts - frequency + 0.5) / (frequency + 0.5));

function saturated(count: number, length: number, average: number): number {
  const { k, b, d } = bm25;
  return d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / average));
}

/** Adds up and empties the sums of the terms. */
function scoreOf(sums: Float64Array): number {
  let [score, matched] = [0, 0];
  for (let i = 0; i < sums.length; i++) {
    if (sums[i] === 0) continue;
    score += sums[i]!;
    matched++;
    sums[i] = 0;
  }
  return score * matched;
}

function keep(best: Hit[], hit: Hit, limit: number): void {
  const at = best.findIndex((other) => isBefore(hit, other));
  best.splice(at < 0 ? best.length : at, 0, hit);
  best.length = Math.min(best.length, limit);
}

const isBefore = (a: Hit, b: Hit): boolean =>
  a.score > b.score ||
  (a.score === b.score && (a.turn < b.turn || (a.turn === b.turn && a.number < b.number)));
