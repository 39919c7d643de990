import { z } from "zod";
import type { ArticleDraft } from "../core/article.js";
import { Mistake } from "../core/mistake.js";

const dateWanted = "want 2026-01-07 or 2026-01-07T09:30Z";

/** An ISO day, or an instant with its zone, brought to UTC. */
const moment = z.string({ error: "missing" }).transform((value, context) => {
  const text = value.trim();
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/.test(text);
  const ms = day || instant ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms) || (day && new Date(ms).toISOString().slice(0, 10) !== text)) {
    context.addIssue({ code: "custom", message: `"${value}" is not a date`, params: { remedy: dateWanted } });
    return z.NEVER;
  }
  return day ? text : new Date(ms).toISOString().replace(".000Z", "Z");
});

const line = z.string().trim().min(1, "is empty");

/** Only web addresses: nothing else may become a link. */
const url = z.url({
  protocol: /^https?$/,
  error: (issue) => `"${String(issue.input)}" is not a web address`,
});

const fields = z.object({
  slug: line.regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,119}$/u,
    "may hold letters, digits, - _ . only, at most 120",
  ),
  headline: line,
  byline: line.optional(),
  publisher: line.optional(),
  url: url.optional(),
  dateline: line.optional(),
  publishedAt: moment,
  updatedAt: moment.optional(),
  status: z.enum(["published", "withheld", "retracted"]).default("published"),
  embargoedUntil: moment.optional(),
  desk: line.optional(),
  corrections: z.array(z.object({ at: moment, note: line })).default([]),
  text: z.string({ error: "missing" }).refine((text) => text.trim() !== "", "the article has no text"),
});

/** Longest article that is taken in, in characters. */
const LONGEST = 2_000_000;

/**
 * Checks the fields of an article, whichever format they came in.
 *
 * @param place where they came from, for messages
 * @throws {Mistake} naming the first field that is wrong
 */
export function draftOf(place: string, given: Readonly<Record<string, unknown>>): ArticleDraft {
  const present = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  const parsed = fields.safeParse(present);
  if (!parsed.success) throw mistakeIn(place, parsed.error.issues[0]!);
  if (parsed.data.text.length > LONGEST)
    throw new Mistake(
      place,
      `${parsed.data.text.length} characters are too many for an article`,
      `at most ${LONGEST}`,
    );
  return Object.fromEntries(
    Object.entries(parsed.data).filter(([, value]) => value !== undefined),
  ) as unknown as ArticleDraft;
}

function mistakeIn(place: string, issue: z.core.$ZodIssue): Mistake {
  const field = issue.path.join(".") || "article";
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  const remedy = issue.code === "custom" ? issue.params?.remedy : undefined;
  const what = missing || issue.message === "missing" ? "missing" : issue.message;
  return new Mistake(
    `${place}: ${field}`,
    what,
    String(
      remedy ??
        (field === "publishedAt" || field === "updatedAt" ? dateWanted : `give ${field} another value`),
    ),
  );
}
