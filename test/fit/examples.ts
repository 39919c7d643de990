import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Article } from "../../src/core/article.js";
import { rankedFor } from "../../src/core/candidates.js";
import { type Edition, editionOf } from "../../src/core/edition.js";
import type { Fact } from "../../src/core/facts.js";
import { type Question, readQuestion } from "../../src/core/question.js";
import type { Ranked } from "../../src/core/ranking.js";
import { readFiles } from "../../src/intake/files.js";

/** A question with its candidates, and which of them are right. */
export interface Example {
  readonly set: string;
  /** Examples of one group are learnt from together or not at all. */
  readonly group: string;
  readonly answerable: boolean;
  readonly question: Question;
  readonly candidates: readonly Ranked[];
  readonly right: readonly boolean[];
}

/** When the questions are asked. */
const now = new Date("2026-01-15T09:00:00Z");
/** Best candidates that are learnt from. */
const LEARNT_FROM = 40;

/** Every question of the evaluation sets in `shared` that is there, and of our own in `project`. */
export async function examplesIn(shared: URL, project: URL): Promise<readonly Example[]> {
  return [await squad2(shared), await rgb(shared), await seed(shared), await demo(project)].flat();
}

async function editionIn(path: URL): Promise<Edition> {
  const { articles } = await readFiles([fileURLToPath(path)]);
  return editionOf(
    articles.map(({ article }) => ({ ...article, revision: 1 })),
    now,
  );
}

async function example(
  set: string,
  group: string,
  edition: Edition,
  text: string,
  isRight: ((fact: Fact) => boolean) | undefined,
): Promise<Example> {
  const question = readQuestion(text, edition.index, now);
  const candidates = (await rankedFor(question, edition)).slice(0, LEARNT_FROM);
  const right = candidates.map(({ fact }) => isRight?.(fact) ?? false);
  return { set, group, answerable: isRight !== undefined, question, candidates, right };
}

const articleOf = (slug: string, headline: string, publishedAt: string, text: string): Article => ({
  slug,
  headline,
  publishedAt,
  revision: 1,
  text,
  status: "published",
  corrections: [],
});

const jsonl = <Row>(file: URL): readonly Row[] => {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const text = (file.pathname.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
};

interface Passage {
  readonly title: string;
  readonly context: string;
  readonly qas: readonly {
    readonly q: string;
    readonly impossible: boolean;
    readonly answers: readonly (readonly [string, number])[];
  }[];
}

/** SQuAD 2.0: one article a title, its passages as paragraphs. */
async function squad2(folder: URL): Promise<readonly Example[]> {
  const passages = jsonl<Passage>(new URL("data/squad2/dev_half.jsonl.gz", folder));
  const titles = [...new Set(passages.map(({ title }) => title))];
  const starts = new Map<Passage, number>();
  const articles = titles.map((title) => {
    let text = "";
    for (const passage of passages.filter((one) => one.title === title)) {
      starts.set(passage, text.length);
      text += `${passage.context}\n\n`;
    }
    return articleOf(title, title.replaceAll("_", " "), "2018-06-11T00:00:00Z", text);
  });
  const edition = editionOf(articles, now);
  const examples = passages.flatMap((passage) =>
    passage.qas.map(({ q, impossible, answers }) => {
      const isRight = ({ slug, span }: Fact) =>
        slug === passage.title &&
        answers.some(([answer, at]) => {
          const start = starts.get(passage)! + at;
          return span.start < start + answer.length && start < span.end;
        });
      return example("squad2", passage.title, edition, q, impossible ? undefined : isRight);
    }),
  );
  return Promise.all(examples);
}

interface Query {
  readonly query: string;
  readonly answer: string | readonly (string | readonly string[])[];
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

/** RGB: each question with its own passages, and with those alone that do not answer it. */
async function rgb(folder: URL): Promise<readonly Example[]> {
  const examples = jsonl<Query>(new URL("data/rgb/en_fact.jsonl.gz", folder)).flatMap(
    ({ query, answer, positive, negative }, i) => {
      const answers = [answer].flat(2);
      const holds = (text: string) => answers.some((one) => text.toLowerCase().includes(one.toLowerCase()));
      const editionFor = (texts: readonly string[]) =>
        editionOf(
          [...new Set(texts)].map((text, n) => articleOf(`p${n}`, "Untitled", "2023-06-01T00:00:00Z", text)),
          now,
        );
      const noise = negative.filter((text) => !holds(text));
      return [
        example("rgb", `rgb${i % 5}`, editionFor([...positive, ...negative]), query, ({ text }) =>
          holds(text),
        ),
        ...(noise.length ? [example("rgb", `rgb${i % 5}`, editionFor(noise), query, undefined)] : []),
      ];
    },
  );
  return Promise.all(examples);
}

interface Key {
  readonly sentences: readonly { readonly id: string; readonly start: number }[];
  readonly qa: readonly {
    readonly question: string;
    readonly gold: readonly string[];
    readonly also_ok?: readonly string[];
  }[];
  readonly unanswerable: readonly { readonly question: string }[];
}

/** The article of the answer key. */
async function seed(folder: URL): Promise<readonly Example[]> {
  const file = new URL("seed/answer-key.json", folder);
  if (!existsSync(file)) return [];
  const key = JSON.parse(readFileSync(file, "utf8")) as Key;
  const edition = await editionIn(new URL("seed/article.txt", folder));
  const startOf = new Map(key.sentences.map(({ id, start }) => [id, start]));
  return Promise.all([
    ...key.qa.map(({ question, gold, also_ok = [] }) => {
      const starts = [...gold, ...also_ok].map((id) => startOf.get(id));
      return example("seed", "seed", edition, question, ({ span }) => starts.includes(span.start));
    }),
    ...key.unanswerable.map(({ question }) => example("seed", "seed", edition, question, undefined)),
  ]);
}

interface Asked {
  readonly question: string;
  readonly answerable: boolean;
  readonly answers: readonly string[];
}

/** Our own questions over the demo archive. */
async function demo(folder: URL): Promise<readonly Example[]> {
  const edition = await editionIn(new URL("data/articles", folder));
  const examples = ["goldens", "hard"]
    .flatMap((name) => jsonl<Asked>(new URL(`test/questions/${name}.jsonl`, folder)))
    .map(({ question, answerable, answers }) =>
      example(
        "demo",
        "demo",
        edition,
        question,
        answerable ? ({ text }) => answers.some((answer) => text.includes(answer)) : undefined,
      ),
    );
  return Promise.all(examples);
}
