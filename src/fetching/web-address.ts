import { Mistake } from "../core/mistake.js";

/**
 * An address that may be asked for: http or https, without a name and password, without its anchor.
 *
 * @throws {Mistake} for any other
 */
export function webAddress(given: string): URL {
  if (!URL.canParse(given))
    throw new Mistake(given, "this is not a web address", "want https://www.example.org/feed.xml");
  const url = new URL(given);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new Mistake(given, `${url.protocol} addresses are not fetched`, "want http:// or https://");
  if (url.username || url.password)
    throw new Mistake(url.host, "the address holds a name or a password", "give it without them");
  url.hash = "";
  return url;
}
