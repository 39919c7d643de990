import type { ArticleDraft } from "../../src/core/article.js";

/** A short article, changed where a test says so. */
export const draft = (parts: Partial<ArticleDraft> = {}): ArticleDraft => ({
  slug: "bridge-north-span",
  headline: "North span of harbour bridge passes load test",
  byline: "Aoife O'Brien",
  publisher: "The Quay Courier",
  publishedAt: "2026-01-07T09:30:00Z",
  text: "The north span passed its load test.\n\nTomas Reyl said it would open “within weeks”.",
  status: "published",
  corrections: [],
  ...parts,
});
