import type { Article } from "../../src/core/article.js";
import { type Edition, editionOf } from "../../src/core/edition.js";
import { openNewsroom } from "../../src/core/open-newsroom.js";
import { seeded } from "./generated-archive.js";
import { type Duration, durationOf, median, quantile } from "./measure.js";
import { digits, type Row } from "./table.js";

/** An archive by the name it has in the report. */
export interface NamedArchive {
  readonly name: string;
  readonly articles: readonly Article[];
}

/** How long a question takes in each archive, against the first. The archives take turns. */
export async function asking(
  archives: readonly NamedArchive[],
  questions: number,
  repeats: number,
): Promise<readonly Row[]> {
  const now = new Date("2026-01-15T12:00:00Z");
  const trials = archives.map(({ name, articles }) => {
    const edition = editionOf(articles, now);
    const newsroom = openNewsroom({ edition, now, zone: "UTC" });
    const asked = questionsFor(edition, questions);
    return {
      name: `${name}, ${digits(edition.index.size)} facts`,
      newsroom,
      asked,
      rounds: [] as Duration[][],
    };
  });
  for (let round = 0; round <= repeats; round++)
    for (const { newsroom, asked, rounds } of trials) {
      const durations: Duration[] = [];
      for (const question of asked) durations.push(await durationOf(() => newsroom.ask(question)));
      if (round) rounds.push(durations);
    }
  const [first, ...others] = trials;
  return first
    ? [first, ...others].flatMap((trial) => [0.5, 0.99].map((share) => rowOf(trial, first, share)))
    : [];
}

interface Trial {
  readonly name: string;
  readonly rounds: readonly (readonly Duration[])[];
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

/** Questions made of the archive's own words, the same ones in every run. */
export function questionsFor({ readings }: Pick<Edition, "readings">, count: number): readonly string[] {
  const random = seeded(7);
  const sentences = readings.flatMap(({ facts }) => facts.filter(({ kind }) => kind === "sentence"));
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
