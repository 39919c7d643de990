import type { Kysely } from "kysely";
import { openTermNumbers, type TermNumbers } from "../core/term-numbers.js";
import type { Tables } from "./schema.js";
import { inTurn } from "./turn.js";

/** The numbers of a tenant's terms, as an archive keeps them: what is stored by number means the same to every process. */
export interface Vocabulary {
  /** As far as they were known when it was last brought up. */
  readonly numbers: TermNumbers;
  /** Learns the numbers that were given since. */
  bringUp(): Promise<void>;
  /** Gives numbers to terms that have none. */
  enter(terms: Iterable<string>): Promise<void>;
}

/** Terms that are fetched, or entered, at once. */
const PAGE = 1000;

/** The vocabulary of a tenant; nothing of it is known yet. */
export function vocabularyIn(db: Kysely<Tables>, tenant: string): Vocabulary {
  const numbers = openTermNumbers();
  let last: Promise<unknown> = Promise.resolve();

  /** The terms that were numbered since, in their order. */
  async function* fresh(from: Kysely<Tables>): AsyncIterable<readonly string[]> {
    for (let [next, more] = [numbers.size, true]; more; ) {
      const rows = await from
        .selectFrom("terms")
        .select("term")
        .where("tenant", "=", tenant)
        .where("number", ">=", next)
        .orderBy("number")
        .limit(PAGE)
        .execute();
      yield rows.map(({ term }) => term);
      next += rows.length;
      more = rows.length === PAGE;
    }
  }

  async function learn(): Promise<void> {
    for await (const terms of fresh(db)) for (const term of terms) numbers.add(term);
  }

  async function enter(terms: Iterable<string>): Promise<void> {
    const wanted = [...terms].filter((term) => numbers.known(term) === undefined);
    if (wanted.length === 0) return;
    await inTurn(db, tenant, async (tx) => {
      const others: string[] = [];
      for await (const some of fresh(tx)) others.push(...some);
      const known = new Set(others);
      const rows = wanted
        .filter((term) => !known.has(term))
        .map((term, i) => ({ tenant, number: numbers.size + others.length + i, term }));
      for (let from = 0; from < rows.length; from += PAGE)
        await tx
          .insertInto("terms")
          .values(rows.slice(from, from + PAGE))
          .execute();
    });
    await learn();
  }

  /** One at a time: numbers are learnt in their order. */
  function oneByOne(task: () => Promise<void>): Promise<void> {
    const next = last.then(task);
    last = next.catch(() => {}); // told to whoever asked
    return next;
  }

  return { numbers, bringUp: () => oneByOne(learn), enter: (terms) => oneByOne(() => enter(terms)) };
}
