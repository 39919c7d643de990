import type { ArticleHead } from "./article.js";

/** When the words of a revision were published, as far as is known: ISO day or instant. */
export const revisedAt = ({ revision, publishedAt, updatedAt, storedAt }: ArticleHead): string =>
  updatedAt ?? (revision > 1 ? storedAt : undefined) ?? publishedAt;
