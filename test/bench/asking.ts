import type { Article } from "../../src/core/article.js";
import { editionOf } from "../../src/core/edition.js";
import type { Fact, Reading } from "../../src/core/facts.js";
import type { Newsroom } from "../../src/core/newsroom.js";
import { openNewsroom } from "../../src/core/open-newsroom.js";
import { seeded } from "./generated-archive.js";
import { type Duration, durationOf, median, quantile } from "./measure.js";
import { digits, type Row } from "./table.js";

/** An archive by the name it has in the report. */
export interface NamedArchive {
  readonly name: string;
  readonly articles: readonly Article[];
  /** Rounds of the questions, after one that only warms up the compiler. */
  readonly repeats: number;
}

/**
 * How fast each archive is read and indexed, and how long a question takes in it, against the first.
 * The archives take turns.
 */
export async function asking(archives: readonly NamedArchive[], questions: number): Promise<readonly Row[]> {
  const trials: Trial[] = [];
  for (const archive of archives) trials.push(await trialOf(archive, questions));
  for (let round = 0; round <= Math.max(...archives.map(({ repeats }) => repeats)); round++)
    for (const { newsroom, asked, repeats, rounds } of trials) {
      if (round > repeats) continue;
      const durations: Duration[] = [];
      for (const question of asked) durations.push(await durationOf(() => newsroom.ask(question)));
      if (round) rounds.push(durations);
    }
  const [first] = trials;
  return first
    ? trials.flatMap((trial) => [trial.read, ...[0.5, 0.99].map((share) => rowOf(trial, first, share))])
    : [];
}

interface Trial {
  readonly name: string;
  /** The row of its reading. */
  readonly read: Row;
  readonly newsroom: Newsroom;
  readonly asked: readonly string[];
  readonly repeats: number;
  readonly rounds: (readonly Duration[])[];
}

const now = new Date("2026-01-15T12:00:00Z");

/** Asking looks at the present only. */
const noPast = { history: async () => [], editionAsOf: async () => editionOf([], now) };

async function trialOf({ name, articles, repeats }: NamedArchive, questions: number): Promise<Trial> {
  let edition = editionOf([], now);
  const { cpu, wall } = await durationOf(() => {
    edition = editionOf(articles, now);
  });
  const readings = await edition.read(edition.articles);
  const sentences = readings.flatMap(({ facts }) => facts.filter(isSentence)).length;
  const full = `${name}, ${digits(edition.index.size)} facts`;
  return {
    name: full,
    read: {
      what: `reading and indexing, ${full}`,
      measured: `${digits((sentences * 1000) / cpu)} sentences a CPU second, ${digits(wall / 1000)} s wall`,
    },
    newsroom: openNewsroom({ edition, past: noPast, now, zone: "UTC" }),
    asked: questionsFor(readings, questions),
    repeats,
    rounds: [],
  };
}

function rowOf(trial: Trial, first: Trial, share: number): Row {
  const cpu = typical(trial, share, "cpu");
  const beside = typical(first, share, "cpu");
  return {
    what: `asking, ${trial.name}: p${share * 100}`,
    measured: `${digits(cpu)} ms CPU, ${digits(typical(trial, share, "wall"))} ms wall`,
    ...(trial !== first && { beside: `${first.name}: ${digits(beside)} ms CPU`, ratio: cpu / beside }),
  };
}

/** The quantile of a round, in the middle of the rounds. */
const typical = ({ rounds }: Trial, share: number, clock: keyof Duration): number =>
  median(rounds.map((round) => quantile(round.map(atClock(clock)), share)));

const atClock =
  (clock: keyof Duration) =>
  (duration: Duration): number =>
    duration[clock];

const isSentence = ({ kind }: Fact): boolean => kind === "sentence";

/** Questions made of the archive's own words, the same ones in every run. */
export function questionsFor(readings: readonly Reading[], count: number): readonly string[] {
  const random = seeded(7);
  const sentences = readings.flatMap(({ facts }) => facts.filter(isSentence));
  return Array.from({ length: count }, (_, i) => {
    const { text, attributions } = sentences[Math.floor(random() * sentences.length)]!;
    const words = text.match(/\p{L}{4,}/gu) ?? [];
    const from = Math.floor(random() * Math.max(1, words.length - 3));
    const topic = words.slice(from, from + 3 + Math.floor(random() * 6)).join(" ");
    const speaker = attributions[0]?.speaker ?? "the council";
    const forms = [
      `What did ${speaker} say about ${topic}?`,
      `Who said ${topic}?`,
      `How many ${topic}?`,
      topic,
    ];
    return forms[i % forms.length]!;
  });
}
