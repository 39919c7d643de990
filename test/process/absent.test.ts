import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../archive/temporary.js";
import { folderWith, jsonl } from "./articles.js";
import { type Setting, verbatim } from "./verbatim.js";

/** Of these, one is embargoed and one retracted. */
const hidden = ["ossiverne-museum", "murrelgate-tunnel"];

const words = [
  "Ossiverne",
  "Who said the Ossiverne has waited long enough?",
  "What did Silvan Dray say?",
  "How long is the hull?",
  "Murrelgate",
  "What would the tunnel under Murrelgate cost?",
  "tunel",
  "£58 million",
  "The hull is 27 metres long.",
  "“Murrelgate is the only line that works,” it reads.",
  "Kelsmouth council has drawn up a plan for a road tunnel under Murrelgate.",
];

const typed = [
  "/ask Ossiverne since:2026-01-12",
  "/said Silvan Dray",
  "/said Silvan Dray about:Ossiverne",
  "/said the document about:Murrelgate",
  ...hidden.map((slug) => `/article ${slug}`),
  "/article https://quaycourier.example/ossiverne-museum",
  "/article ossiverne",
  "/article murrelgate",
  "/check The hull of the Ossiverne will go on show in a new museum.",
  "/digest 2026-01-08",
  "/digest 2026-01-12",
  "/digest",
  "/help",
];

/** Every verb that reads an archive, and what it is told. */
const verbs: readonly (readonly [args: readonly string[], input?: string])[] = [
  [["ask", "--batch", "questions.jsonl"]],
  [["check", "--batch", "claims.jsonl"]],
  [["digest", "--day", "2026-01-12", "--json"]],
  [["digest", "--day", "2026-01-08", "--json"]],
  [["stories", "--json"]],
  [["doctor"]],
  [[], typed.join("\n")],
];

test("with or without the embargoed and the retracted article, every verb says the same", async () => {
  const cwd = await folderWith({
    "questions.jsonl": jsonl(...words.map((question, id) => ({ id, question }))),
    "claims.jsonl": jsonl(...words.map((claim, id) => ({ id, claim }))),
  });
  const pruned = temporaryFolder();
  await cp("data/articles", pruned, {
    recursive: true,
    filter: (path) => !hidden.some((slug) => path.includes(slug)),
  });
  const whole = await saying(join(process.cwd(), "data/articles"), { cwd });
  expect(whole).toEqual(await saying(pruned, { cwd }));
  expect(whole.join()).not.toMatch(/27 metres|58 million/);
});

/** What each verb says over an archive of these articles, but for times and sizes. */
async function saying(articles: string, setting: Setting): Promise<readonly string[]> {
  const env = { VERBATIM_DATA: temporaryFolder(), VERBATIM_DEMO: "off" };
  await verbatim(["add", articles], { ...setting, env });
  const said: string[] = [];
  for (const [args, input] of verbs) {
    const { status, out, err } = await verbatim(args, { ...setting, env }, input);
    said.push(
      `${args.join(" ")} -> ${status}\n${out}${err}`
        .replaceAll(env.VERBATIM_DATA, "")
        .replace(/"ms":[\d.]+|\d+ MB free|Archive\s+last\s+updated[^.]*/g, ""),
    );
  }
  return said;
}
