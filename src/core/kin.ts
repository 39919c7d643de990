/** Relatives share this many letters at the beginning, and this much of the longer one. */
const LETTERS = 4;
const SHARE = 0.6;

/** Finds, among stems, those that look like relatives of a stem: “invent” and “inventor”. */
export function kinAmong(stems: Iterable<string>): (stem: string) => readonly string[] {
  const byStart = new Map<string, string[]>();
  for (const stem of stems) {
    if (!isWord(stem)) continue;
    const start = stem.slice(0, LETTERS);
    const known = byStart.get(start);
    if (known) known.push(stem);
    else byStart.set(start, [stem]);
  }
  return (stem) =>
    isWord(stem)
      ? (byStart.get(stem.slice(0, LETTERS)) ?? []).filter((other) => other !== stem && areKin(stem, other))
      : [];
}

const isWord = (stem: string): boolean => stem.length >= LETTERS && !/[\d@=]/.test(stem);

const areKin = (a: string, b: string): boolean => sharedStart(a, b) >= SHARE * Math.max(a.length, b.length);

function sharedStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}
