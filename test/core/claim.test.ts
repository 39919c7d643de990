import { expect, it } from "vitest";
import { demo, newsroomOf } from "../library.js";

const newsroom = newsroomOf(demo);

it.each([
  ["“No library will close.”", "verbatim", "the sentence itself"],
  ["Jonas Marlow was the first driver across", "supported", "the same in another order"],
  ["Jonas Marlow was first across the reopened bridge", "not-found", "no word of the bridge having reopened"],
  ["Petra Sandholt said a single test proves very little", "supported", "her words, with her name"],
  ["The Ossiverne sank in 1794", "not-found", "embargoed"],
  ["Germany beat Brazil in the final", "not-found", "another subject"],
])("%s: %s (%s)", async (claim, kind) => expect((await newsroom.check(claim)).kind).toBe(kind));

it.each([
  ["The council passed its budget by 16 votes to 11", "figure", "16", "14"],
  ["62% of the cables are originals", "figure", "62%", "18%"],
  ["Starmer said 90% of the peace deal is ready", "speaker", "Starmer", "Volodymyr Zelensky"],
  ["Edwin Cray said he had been asked to go", "polarity", "said he had been asked to go", "denied"],
  ["Zelensky has agreed to cede land", "polarity", "has agreed to cede land", "ruled out"],
  ["The council has agreed to pay half of the repair", "stage", "agreed", "would"],
  ["Amara Dole said the trial will start on 19 January", "stage", "will", "would"],
])("%s: differs in %s, %s against %s", async (claim, matter, claimed, printed) => {
  const { kind, differs } = await newsroom.check(claim);
  expect([kind, ...differs]).toEqual(["differs", { in: matter, claim: claimed, article: printed }]);
});

it("a difference is shown beside the sentence it was found in", async () => {
  const { differs, citations } = await newsroom.check("The council passed its budget by 16 votes to 11");
  expect(citations[0]?.quote).toContain(differs[0]?.article);
});
