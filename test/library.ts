import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commands } from "../commands/index.js";
import { type Aliases, aliasesOf } from "../src/core/aliases.js";
import type { Article } from "../src/core/article.js";
import { type Edition, editionOf } from "../src/core/edition.js";
import type { Reading } from "../src/core/facts.js";
import { frontDesk } from "../src/core/front-desk.js";
import type { Newsroom } from "../src/core/newsroom.js";
import { openNewsroom } from "../src/core/open-newsroom.js";
import type { Presentation } from "../src/core/presentation.js";
import type { Past } from "../src/core/reader.js";
import { readAliasFile } from "../src/intake/aliases.js";
import { readFiles } from "../src/intake/files.js";

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Articles of files and folders, as an archive that took them in at once would hold them. */
export async function articlesIn(...paths: readonly string[]): Promise<readonly Article[]> {
  const { articles, problems } = await readFiles(paths.map(pathOf));
  for (const { mistake } of problems) throw mistake;
  return articles.map(({ article }) => ({ ...article, revision: 1, storedAt: "2026-01-15T08:00:00Z" }));
}

/** A folder of `test/articles`: an article that is hard to read, how it must be read, and what it answers. */
export interface Golden<Expected, Question> {
  readonly name: string;
  readonly article: Article;
  readonly expected: Expected;
  readonly questions: readonly Question[];
}

/** The golden folders; the caller says what their JSON holds. */
export async function goldens<Expected, Question>(): Promise<readonly Golden<Expected, Question>[]> {
  return Promise.all(
    readdirSync(pathOf("articles")).map(async (name) => {
      const files = readdirSync(pathOf(`articles/${name}`));
      const json = (file: string) =>
        files.includes(file) ? JSON.parse(readFileSync(pathOf(`articles/${name}/${file}`), "utf8")) : [];
      const [article] = await articlesIn(
        `articles/${name}/${files.find((file) => file.startsWith("article."))}`,
      );
      return {
        name,
        article: { ...article!, slug: name },
        expected: json("expected.json"),
        questions: json("questions.json"),
      };
    }),
  );
}

/** The demo archive, with what it withholds. */
export const demo = await articlesIn("../data/articles");
/** Every article the suite has. */
export const library = [...demo, ...(await goldens()).map(({ article }) => article)];

/** When the demo is read: the day after its last article. */
export const demoDay = new Date("2026-01-15T09:00:00Z");

/** The aliases that come with Verbatim. */
export const shipped = aliasesOf((await readAliasFile(pathOf("../data/aliases.yaml"))).list);

/** A newsroom over articles. */
export const newsroomOf = (
  articles: readonly Article[],
  now = demoDay,
  zone = "Europe/London",
  aliases: Aliases = shipped,
): Newsroom => {
  const edition = editionOf(articles, now, aliases);
  return openNewsroom({ edition, past: onlyNow(edition), now, zone });
};

/** All articles of an edition, read, newest first. */
export const readingsOf = (edition: Edition): Promise<readonly Reading[]> => edition.read(edition.articles);

/** A past in which every article had its words of today. */
export const onlyNow = (edition: Edition): Past => ({
  history: async (slug) => edition.read(edition.articles.filter(({ article }) => article.slug === slug)),
  editionAsOf: async () => edition,
});

/** What a newsroom replies to a typed line, `/ask who paid?`; a failure is thrown. */
export async function replyTo(newsroom: Newsroom, line: string): Promise<Presentation> {
  const [, command = "", input = ""] = /^\/(\S+)\s*(.*)$/s.exec(line) ?? [];
  const failures: unknown[] = [];
  const desk = frontDesk({
    commands,
    newsroom: async () => newsroom,
    isNew: async () => true,
    remember: async () => undefined,
    onFailure: (error) => failures.push(error),
  });
  const reply = await desk.answer({
    platform: "terminal",
    tenant: "",
    channel: "",
    asker: "",
    command,
    input,
  });
  if (failures.length) throw failures[0];
  return reply;
}
