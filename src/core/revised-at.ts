import type { Article } from "./article.js";

/** When the words of a revision were published, as far as is known: ISO day or instant. */
export const revisedAt = ({ revision, publishedAt, updatedAt, storedAt }: Article): string =>
  updatedAt ?? (revision > 1 ? storedAt : undefined) ?? publishedAt;
