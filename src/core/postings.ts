import { eachFact, headlineIn, type Packed } from "./packed.js";

/** In which parts of an article a term stands beside its sentences, as bits. */
export const [BY_SPEAKER, IN_HEADLINE] = [1, 2];

/**
 * Told of an article that has a term.
 *
 * @param article its number
 * @param facts a bit for each fact that has it, in its words or as speaker; the 33rd shares that of the first
 */
type Tell = (article: number, parts: number, facts: number) => void;

/** Entries of a list's first block; each block holds twice as many as the one before, up to the largest. */
const [FIRST, LARGEST] = [2, 64];
/** Numbers of an entry: article and parts; facts. */
const ENTRY = 2;

/**
 * The posting list of each term, all in one array: blocks of entries, behind which stands where the next block begins.
 * A third of a million facts take some thirty megabytes.
 */
export class Postings {
  #cells = new Uint32Array(2 ** 16);
  /** Where room begins; nothing begins at 0. */
  #end = 1;
  /** Of each term: where its first and its last block begin, and how many entries it has. */
  #lists = new Uint32Array(2 ** 12);
  /** Of each article the facts that lean on the fact before, by bits. */
  #leaning = new Uint32Array(2 ** 8);
  readonly #gathered = new Gathered();
  #articles = 0;

  /** The numbers of all articles are lower. */
  get articles(): number {
    return this.#articles;
  }

  /** Takes an article in, under a number that no other has. */
  add(article: number, packed: Packed): void {
    const { terms, parts, facts, leaning } = this.#gathered.gather(packed);
    if (article >= this.#leaning.length) this.#leaning = widened(this.#leaning, article);
    this.#leaning[article] = leaning;
    this.#articles = Math.max(this.#articles, article + 1);
    for (const term of terms) this.#append(term, (article << 2) | parts[term]!, facts[term]!);
  }

  /** Takes it out; the last of each of its lists moves to its place. */
  remove(article: number, packed: Packed): void {
    for (const term of this.#gathered.gather(packed).terms) this.#delete(term, article);
  }

  each(term: number, tell: Tell): void {
    const cells = this.#cells;
    let [block, left] = [this.#lists[3 * term] ?? 0, this.#lists[3 * term + 2] ?? 0];
    for (let room = FIRST; left > 0; room = Math.min(2 * room, LARGEST)) {
      const end = block + ENTRY * room;
      for (let at = block; at < end && left > 0; at += ENTRY, left--)
        tell(cells[at]! >>> 2, cells[at]! & 3, cells[at + 1]!);
      block = cells[end]!;
    }
  }

  /** Of an article the facts that lean on the fact before. */
  leaning(article: number): number {
    return this.#leaning[article]!;
  }

  #append(term: number, articleAndParts: number, facts: number): void {
    const list = 3 * term;
    if (list + 3 > this.#lists.length) this.#lists = widened(this.#lists, list + 3);
    const { room, taken } = placeOf(this.#lists[list + 2]!);
    if (taken === 0) this.#lists[list + 1] = this.#nextBlock(list, room);
    const at = this.#lists[list + 1]! + ENTRY * taken;
    this.#cells[at] = articleAndParts;
    this.#cells[at + 1] = facts;
    this.#lists[list + 2]!++;
  }

  /** The block behind a list's last, made where there is none yet. */
  #nextBlock(list: number, room: number): number {
    const size = this.#lists[list + 2]!;
    const link = size === 0 ? undefined : this.#lists[list + 1]! + ENTRY * placeOf(size - 1).room;
    const known = link === undefined ? this.#lists[list]! : this.#cells[link]!;
    if (known) return known;
    const block = this.#end;
    this.#end += ENTRY * room + 1;
    if (this.#end > this.#cells.length) this.#cells = widened(this.#cells, this.#end);
    if (link === undefined) this.#lists[list] = block;
    else this.#cells[link] = block;
    return block;
  }

  #delete(term: number, article: number): void {
    const list = 3 * term;
    const size = this.#lists[list + 2]!;
    let [block, before, found] = [this.#lists[list]!, 0, 0];
    for (let at = 0; ; ) {
      const { room } = placeOf(at);
      for (let i = 0; i < room && at < size; i++, at++)
        if (this.#cells[block + ENTRY * i]! >>> 2 === article) found = block + ENTRY * i;
      if (at === size) break;
      [before, block] = [block, this.#cells[block + ENTRY * room]!];
    }
    if (!found) return;
    const { taken } = placeOf(size - 1);
    this.#cells.copyWithin(found, block + ENTRY * taken, block + ENTRY * (taken + 1));
    this.#lists[list + 1] = taken === 0 ? before : block;
    this.#lists[list + 2] = size - 1;
  }
}

/** In what block of a list an entry stands, by its place in the list: how many are before it in the block. */
function placeOf(at: number): { readonly room: number; readonly taken: number } {
  let [room, taken] = [FIRST, at];
  while (taken >= room && room < LARGEST) {
    taken -= room;
    room *= 2;
  }
  return { room, taken: taken % room };
}

function widened(numbers: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(Math.max(least + 1, numbers.length * 2));
  wider.set(numbers);
  return wider;
}

/** What an article's terms come to, gathered in arrays that are used again. */
class Gathered {
  terms: number[] = [];
  parts = new Uint32Array(2 ** 12);
  facts = new Uint32Array(2 ** 12);
  leaning = 0;

  gather(packed: Packed): this {
    this.#clear();
    for (const term of headlineIn(packed)) this.#see(term, IN_HEADLINE, 0);
    let fact = 0;
    eachFact(packed, (from, speaker, to, leans) => {
      const bit = 1 << (fact & 31);
      for (let at = from; at < to; at++) this.#see(packed[at]!, at < speaker ? 0 : BY_SPEAKER, bit);
      if (leans && fact > 0) this.leaning |= bit;
      fact++;
    });
    return this;
  }

  #see(term: number, part: number, bit: number): void {
    if (term >= this.parts.length)
      [this.parts, this.facts] = [widened(this.parts, term), widened(this.facts, term)];
    if (this.parts[term] === 0 && this.facts[term] === 0) this.terms.push(term);
    this.parts[term]! |= part;
    this.facts[term]! |= bit;
  }

  #clear(): void {
    for (const term of this.terms) this.parts[term] = this.facts[term] = 0;
    this.terms = [];
    this.leaning = 0;
  }
}
