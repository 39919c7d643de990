import type { Contribution, Explanation } from "../core/explain.js";

/** An explanation as lines of text: how the question was read, then each candidate with what it scored for. */
export const explanationLines = ({ question, candidates, trust }: Explanation): readonly string[] => [
  `read as: ${question.terms.map(termLine).join("  ") || "no words to look for"}`,
  `wants: ${question.wants}${question.denies ? ", and denies" : ""}`,
  ...(trust
    ? [
        `trust in the best: ${trust.value.toFixed(2)}, a direct answer needs ${trust.least}`,
        `  ${[`start ${signed(trust.bias)}`, ...trust.contributions.map(points)].join("  ")}`,
      ]
    : []),
  ...candidates.flatMap(({ citation, score, contributions }, i) => [
    "",
    `${i + 1}. ${score.toFixed(2)}  ${citation.article.slug} ${citation.span.start}-${citation.span.end}  ${citation.quote.replace(/\s+/g, " ")}`,
    `  ${contributions.map(points).join("  ")}`,
  ]),
];

/** “cost (price, bill)”: a word and what stands for it; in brackets with a question mark, one that is not known. */
const termLine = ({
  text,
  term,
  variants,
  unknown,
  readAs,
}: Explanation["question"]["terms"][number]): string => {
  const others = [...variants.keys()].filter((variant) => variant !== term);
  if (unknown) return `${text} (unknown)`;
  return [
    text,
    ...(readAs ? [`[${readAs}]`] : []),
    ...(others.length ? [`(${others.join(", ")})`] : []),
  ].join(" ");
};

const points = ({ name, value, weight }: Contribution): string =>
  `${name} ${signed(value * weight)}${value === 1 ? "" : ` (${value.toFixed(2)})`}`;

const signed = (value: number): string => `${value < 0 ? "-" : "+"}${Math.abs(value).toFixed(2)}`;
