import { expect, it } from "vitest";
import { readDates } from "../../src/core/dates.js";

/** Published on a Monday. */
const anchor = "2026-01-12";
const datesIn = (text: string) =>
  readDates(text, 0, anchor).map(({ start, end, from, to }) => [
    text.slice(start, end),
    from === to ? from : `${from}/${to}`,
  ]);

it.each([
  ["the Friday before", "It shut on Friday.", ["on Friday", "2026-01-09"]],
  ["the day itself", "It shut on Monday.", ["on Monday", "2026-01-12"]],
  ["the Thursday to come", "It will open on Thursday.", ["on Thursday", "2026-01-15"]],
  ["a week from Monday to Sunday", "Last week it shut.", ["Last week", "2026-01-05/2026-01-11"]],
  ["a day without a year, the nearest", "It shut on 30 December.", ["on 30 December", "2025-12-30"]],
  ["a month of a year", "Work began in March 2024.", ["March 2024", "2024-03-01/2024-03-31"]],
  ["a month to come", "It will open in April.", ["April", "2026-04-01/2026-04-30"]],
  ["last year", "It stopped last year.", ["last year", "2025-01-01/2025-12-31"]],
  ["yesterday", "It fell yesterday.", ["yesterday", "2026-01-11"]],
  ["a full date", "It opened on 7 January 2026.", ["on 7 January 2026", "2026-01-07"]],
  ["days of one month", "Ballots go out from 2 to 6 March.", ["2 to 6 March", "2026-03-02/2026-03-06"]],
])("%s: %s", (_, text, date) =>
  expect(datesIn(text).map(([words, days]) => [words?.replace(/^from /, ""), days])).toEqual([date]),
);

it.each([
  ["It said on Thursday it will close.", ["2026-01-08"], "it said so; what will be is behind it"],
  ["It said on Friday that it will close on Thursday.", ["2026-01-09", "2026-01-15"], "each as its own verb"],
  ["The pool, which shut on Friday, will open on Thursday.", ["2026-01-09", "2026-01-15"], "an aside"],
  [
    "It will stay shut until Thursday after a pipe burst on Friday.",
    ["2026-01-15", "2026-01-09"],
    "the reason",
  ],
  ["On Thursday the council will vote.", ["2026-01-15"], "what will be may stand behind it"],
  ["The report is expected to be published on Thursday.", ["2026-01-15"], "expected is not done"],
])("%s: %s (%s)", (text, days) => expect(datesIn(text).map(([, day]) => day)).toEqual(days));

it.each([
  ["a season", "As winter conditions worsen, the summer seems far."],
  ["a surname", "“No,” said Lina March, the clerk, on foot."],
  ["a march", "A second march passed, and people may march again."],
  ["a verb", "He sat down and may sun himself."],
  ["a sum of money", "It was fined £2.3m after the fire, and £4m before that."],
  ["what is counted from another day", "Two weeks after the vote it fell; a year earlier it rose."],
  ["a time of the day", "It shut 20 minutes after midnight."],
  ["a night that is a name", "The “Night of Lamps” is over this time."],
])("%s is no date: %s", (_, text) => expect(datesIn(text)).toEqual([]));

it("a date never takes the comma after it", () =>
  expect(datesIn("On Friday, it shut.")).toEqual([["On Friday", "2026-01-09"]]));
