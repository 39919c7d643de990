/** Relatives share this many letters at the beginning, and this much of the longer one. */
const LETTERS = 4;
const SHARE = 0.6;

/** Stems, by which relatives of a stem are found: “invent” and “inventor”. */
export interface Kin {
  /** Once a stem. */
  add(stem: string): void;
  of(stem: string): readonly string[];
}

/** No stems yet. */
export function openKin(): Kin {
  const byStart = new Map<string, string[]>();
  return {
    add(stem) {
      if (!isWord(stem)) return;
      const start = stem.slice(0, LETTERS);
      const known = byStart.get(start);
      if (known) known.push(stem);
      else byStart.set(start, [stem]);
    },
    of: (stem) =>
      isWord(stem)
        ? (byStart.get(stem.slice(0, LETTERS)) ?? []).filter((other) => other !== stem && areKin(stem, other))
        : [],
  };
}

const isWord = (stem: string): boolean => stem.length >= LETTERS && !/[\d@=]/.test(stem);

const areKin = (a: string, b: string): boolean => sharedStart(a, b) >= SHARE * Math.max(a.length, b.length);

function sharedStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}
