import { Mistake } from "../core/mistake.js";

/** What tells an article from what a site shows instead of one. */
export interface Shown {
  readonly title: string;
  readonly text: string;
  /** Its JSON-LD says that it is an article. */
  readonly isDescribed: boolean;
  /** Its JSON-LD says that it costs money. */
  readonly isPaid: boolean;
  /** It is the site's first page. */
  readonly isFront: boolean;
  readonly feeds: readonly string[];
}

/** An error or a wall is short: at most so many words. */
const SHORT = 150;

const notFound =
  /^\W*(?:(?:error\s*)?(?:404|410)\b|(?:(?:the )?(?:page|article|file|story|content)|sorry)\b.{0,40}\b(?:not (?:be )?found|does(?:n['’]t| not) exist|no longer (?:available|exists)|has (?:gone|been (?:moved|removed)))|not found\b)/i;
const broken =
  /^\W*(?:(?:error\s*)?(?:500|502|503|504|429)\b|(?:internal )?server error|bad gateway|gateway time-?out|service (?:temporarily )?unavailable|too many requests|temporarily unavailable|(?:site |down for )?(?:under )?maintenance|something went wrong|an error (?:has )?occurred)/i;
const denied =
  /^\W*(?:(?:error\s*)?(?:401|403)\b|access (?:to this page )?(?:has been )?denied|forbidden|just a moment|attention required|are you (?:a )?(?:human|robot)|checking your browser|security check|verify(?:ing)? (?:that )?you are|pardon our interruption|please verify|human verification|blocked)/i;
const robot =
  /\b(?:captcha|(?:verify|confirm|prove) (?:that )?you(?: are|['’]re) (?:a )?(?:human|not a robot)|unusual (?:traffic|activity) from your|checking (?:if the site connection is secure|your browser))/i;
const script =
  /\b(?:enable|turn on|requires?|need|without)\b.{0,20}\bjavascript\b|\bjavascript\b.{0,40}\b(?:disabled|required|enabled?)\b/i;
const cookies =
  /\b(?:accept|agree to|consent to|enable|allow)\b.{0,40}\bcookies?\b|\bcookies?\b.{0,40}\b(?:to continue|are (?:disabled|required))/i;
const login = /^\W*(?:sign|log) ?in\b|^\W*(?:subscribe|register)(?: now)?(?: to (?:read|continue)|$)/i;

/** Why a page is no article; nothing where it may be one. */
export function refusalOf(place: string, shown: Shown): Mistake | undefined {
  const why = whyNot(shown);
  return why && new Mistake(place, ...why);
}

function whyNot({
  title,
  text,
  isDescribed,
  isPaid,
  isFront,
  feeds,
}: Shown): readonly [what: string, remedy: string] | undefined {
  const words = text.split(/\s+/).filter(Boolean).length;
  const either = (pattern: RegExp) => pattern.test(title) || pattern.test(text);
  if (words < SHORT && !isDescribed) {
    if (either(notFound)) return ["the site answered that there is no such page", "check the address"];
    if (either(broken)) return ["the site answered with an error page", "try again later"];
    if (either(denied) || robot.test(text))
      return ["the site keeps programs out", "save the article's text as .txt or .md and add the file"];
    if (script.test(text))
      return [
        "the page shows nothing without JavaScript",
        "save the article's text as .txt or .md and add the file",
      ];
    if (cookies.test(text))
      return [
        "the page asks for cookies and shows no article",
        "save the article's text as .txt or .md and add the file",
      ];
    if (login.test(title))
      return [
        "the page asks to sign in and shows no article",
        "save the article's text as .txt or .md and add the file",
      ];
  }
  if (isPaid && words < SHORT)
    return [
      "only the beginning of a paid article is shown",
      "save the whole text as .txt or .md and add the file",
    ];
  if (isFront && !isDescribed)
    return [
      "this is a site's first page, not an article",
      feeds[0] ? `its feed is ${feeds[0]}` : "give the address of an article or of a feed",
    ];
  return words === 0 ? ["the page holds no text", "give the address of an article"] : undefined;
}
