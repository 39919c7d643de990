import type { Articles } from "../archive/articles.js";
import { isPublic } from "../core/article.js";
import { lineOf } from "../core/cite.js";
import { type Desks, mayRead } from "../core/desks.js";
import type { Added, AddedArticle } from "../core/newsroom.js";
import { type Reach, readAddress } from "./pages.js";

/** What adding leans on. */
export interface Adding extends Reach {
  readonly articles: Articles;
  readonly tenant: string;
}

/** Takes in what is at an address; of what the asker may not read, only that it was stored is told. */
export async function addAddress(adding: Adding, url: string, desks: Desks): Promise<Added> {
  const { articles, tenant } = adding;
  const intake = await readAddress(adding, url);
  const now = adding.now();
  const puts = await articles.putAll(
    tenant,
    intake.articles.map(({ article }) => article),
    now,
  );
  const told = puts.map(async ({ kind, slug }): Promise<AddedArticle> => {
    const newest = (await articles.released(tenant, now, slug)).at(-1);
    const isOpen = newest && isPublic(newest, now) && mayRead(newest, desks);
    return { kind, ...(isOpen && { line: lineOf(newest) }) };
  });
  return { articles: await Promise.all(told), problems: intake.problems.map(({ mistake }) => mistake) };
}
