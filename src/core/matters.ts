import { stemOf } from "./terms.js";

/** Words that say what of a thing is counted, those of one matter on a line: the dead are not the injured. */
const groups = [
  "kill die dead death toll",
  "injure wound hurt injury",
  "missing",
  "arrest detain",
  "rescue",
  "evacuate displace",
  "oppose against object",
  "support back favour",
  "cost price bill",
  "grant loan subsidy donation donate",
  "gap deficit shortfall",
  "surplus",
  "debt owe",
  "profit",
  "loss",
  "revenue turnover income earn",
  "wage salary",
  "fine penalty",
  "fee fare charge",
  "rent",
  "tax",
  "rise increase grow climb",
  "fall drop decrease decline shrink",
  "long length",
  "high height tall",
  "wide width",
  "deep depth",
  "heavy weigh weight",
];

const matters: ReadonlyMap<string, string> = new Map(
  groups.flatMap((line) => {
    const stems = line.split(" ").map(stemOf);
    return stems.map((stem) => [stem, stems[0]!] as const);
  }),
);

/** The matter that a term names, by one of its words; nothing for any other term. */
export const matterOf = (term: string): string | undefined => matters.get(term);
