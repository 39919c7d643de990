import type { Citation } from "./citation.js";
import { webAddress } from "./web-address.js";

/**
 * Where a citation that is taken elsewhere leads: to its sentence at the publisher; to the article alone, where the
 * sentence has other words by now; nowhere, where the article has no address of the web.
 */
export const leadsTo = ({ href, change, article: { url } }: Citation): string | undefined =>
  webAddress(change ? url : (href ?? url));
