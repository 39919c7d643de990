import type { Citation } from "./citation.js";
import { webAddress } from "./web-address.js";

/**
 * The beginning of a fact check (schema.org ClaimReview): what was said, by whom, and where it is printed. The review's
 * `url`, `author` and `reviewRating` are left out for whoever checks it: Verbatim gives no verdict.
 */
export function claimReviewOf({ quote, speaker, role, article }: Citation) {
  const url = webAddress(article.url);
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    claimReviewed: quote,
    itemReviewed: {
      "@type": "Claim",
      // Whoever has an office is a person; without one it may be a council as well.
      ...(speaker && {
        author: { ...(role && { "@type": "Person" }), name: speaker, ...(role && { jobTitle: role }) },
      }),
      appearance: {
        "@type": "NewsArticle",
        headline: article.headline,
        ...(url && { url }),
        datePublished: article.publishedAt,
        ...(article.publisher && { publisher: { "@type": "Organization", name: article.publisher } }),
      },
    },
  } as const;
}
