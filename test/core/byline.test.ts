import { expect, test } from "vitest";
import { namesIn } from "../../src/core/byline.js";

test.each([
  ["By Ann Lee", [{ given: "Ann", family: "Lee" }]],
  ["Aoife O'Brien", [{ given: "Aoife", family: "O'Brien" }]],
  ["Written by: Mary-Jane Fox", [{ given: "Mary-Jane", family: "Fox" }]],
  [
    "J. Stane and B.K. Tillow",
    [
      { given: "J.", family: "Stane" },
      { given: "B.K.", family: "Tillow" },
    ],
  ],
  [
    "By Ann Lee and Bo Ray, Political Editor",
    [
      { given: "Ann", family: "Lee" },
      { given: "Bo", family: "Ray" },
    ],
  ],
  [
    "Ann Lee, Bo Ray & Cy Dow",
    [
      { given: "Ann", family: "Lee" },
      { given: "Bo", family: "Ray" },
      { given: "Cy", family: "Dow" },
    ],
  ],
  [
    "Ann Lee, Health and Science Editor, and Bo Ray, Reporter",
    [
      { given: "Ann", family: "Lee" },
      { given: "Bo", family: "Ray" },
    ],
  ],
])("a list of names is parted into them, and posts are none: %s", (byline, names) => {
  expect(namesIn(byline)).toEqual(names);
});

test.each([
  ["By Ursula von der Leyen", "Ursula von der Leyen"],
  ["Mary Ann Lee", "Mary Ann Lee"],
  ["ANN LEE", "ANN LEE"],
  ["Dr. Quill", "Dr. Quill"],
  ["Xi Jinping", "Xi Jinping"],
  ["Nguyen Hoa", "Nguyen Hoa"],
])("a name whose parts cannot be told apart stays whole: %s", (byline, literal) => {
  expect(namesIn(byline)).toEqual([{ literal }]);
});

test.each([
  ["Coast Wire staff", "Coast Wire staff"],
  ["By Associated Press", "Associated Press"],
  ["Reuters", "Reuters"],
  ["Ann Lee, Reuters", "Ann Lee, Reuters"],
  ["Lee, Ann", "Lee, Ann"],
  ["Martin Luther King, Jr.", "Martin Luther King, Jr."],
  ["Ann Lee, Bo Ray Political Editor", "Ann Lee, Bo Ray Political Editor"],
  ["Ann Lee and agencies", "Ann Lee and agencies"],
  ["Reporting by Ann Lee; Editing by Bo Ray", "Reporting by Ann Lee; Editing by Bo Ray"],
  ["Political Editor", "Political Editor"],
  ["By <b>Ann</b> Lee", "<b>Ann</b> Lee"],
  ["李小龙", "李小龙"],
])("what is not certain to be names is one author as printed: %s", (byline, literal) => {
  expect(namesIn(byline)).toEqual([{ literal }]);
});

test.each(["", "   ", "By "])("a byline without a name has no author: %j", (byline) => {
  expect(namesIn(byline)).toEqual([]);
});

test("a long byline is read in no time", () => {
  const byline = `By ${"Ann Lee and ".repeat(20_000)}Bo ${"de ".repeat(50_000)}`;
  const before = performance.now();
  namesIn(byline);
  expect(performance.now() - before).toBeLessThan(1000);
});
