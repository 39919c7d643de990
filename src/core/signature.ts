import { eachFact, HEADLINE, headlineIn, type Packed } from "./packed.js";

/**
 * Which terms an article has in which part, in a Bloom filter (Bloom, 1970) of one bit for each: what it has, its
 * signature tells; of sixteen that it does not have, it tells one too.
 */
export type Signature = Uint32Array;

/** Where in an article a term stands: anywhere, in some speaker's name or role, or in the headline. */
export const parts = ["anywhere", "speaker", "headline"] as const;
export type Part = (typeof parts)[number];

/** Bits for each term and part. */
const ROOM = 16;
/** 2 ^ 32 over the golden ratio: neighbours are spread (Knuth, The Art of Computer Programming 3, 6.4). */
const GOLDEN = 0x9e3779b1;

/** How a term in a part is looked for. */
export const keyOf = (term: number, part: Part): number =>
  Math.imul(term * parts.length + parts.indexOf(part), GOLDEN);

/** The signature of an article. */
export function signatureOf(packed: Packed): Signature {
  const keys = new Set<number>();
  const put = (from: number, to: number, part: Part): void => {
    for (let at = from; at < to; at++) {
      keys.add(keyOf(packed[at]!, "anywhere"));
      if (part !== "anywhere") keys.add(keyOf(packed[at]!, part));
    }
  };
  put(HEADLINE, HEADLINE + headlineIn(packed).length, "headline");
  eachFact(packed, (from, speaker, to) => {
    put(from, speaker, "anywhere");
    put(speaker, to, "speaker");
  });
  const signature = new Uint32Array(2 ** Math.ceil(Math.log2((keys.size * ROOM) / 32 + 1)));
  const shift = shiftOf(signature);
  for (const key of keys) signature[(key >>> shift) >>> 5]! |= 1 << ((key >>> shift) & 31);
  return signature;
}

/** Of a key so many bits are left out: a longer signature takes more of them. */
export const shiftOf = (signature: Signature): number => Math.clz32(signature.length) - 4;

/** Whether an article may have what a key looks for. */
export const mayHave = (signature: Signature, shift: number, key: number): boolean =>
  ((signature[(key >>> shift) >>> 5]! >>> ((key >>> shift) & 31)) & 1) === 1;
