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

// A brief may begin with “404 homes”, “Blocked drains” or “Maintenance of the bridge”: words that errors share with news stand alone.
const alone = String.raw`\W*(?:$|[.|–—:\n]|- )`;
const notFound = new RegExp(
  String.raw`^\W*(?:(?:error\s*)?(?:404|410)(?:\W*(?:error|page|file|not found|gone)\b|${alone})|(?:(?:the )?(?:page|article|file|story|content)|sorry)\b.{0,40}\b(?:not (?:be )?found|could(?:n['’]t| not) (?:be )?find|does(?:n['’]t| not) exist|no longer (?:available|exists)|has (?:gone|been (?:moved|removed)))|not found${alone})`,
  "i",
);
const broken = new RegExp(
  String.raw`^\W*(?:(?:error\s*)?(?:429|50[0234])(?:\W*(?:error|internal|bad gateway|service|gateway|too many)\b|${alone})|(?:internal )?server error|bad gateway|gateway time-?out|service (?:temporarily )?unavailable|too many requests|(?:down for|under|site) maintenance|(?:something went wrong|an error (?:has )?occurred|temporarily unavailable)${alone})`,
  "i",
);
const denied = new RegExp(
  String.raw`^\W*(?:(?:error\s*)?40[13](?:\W*(?:error|forbidden|unauthorized|access)\b|${alone})|(?:access (?:to this page )?(?:has been )?denied|forbidden|blocked|security check|just a moment|attention required!?)${alone}|are you (?:a )?(?:human|robot)|checking your browser|(?:please )?verify(?:ing)? (?:that )?you are|pardon our interruption|human verification|you have been blocked)`,
  "i",
);
const robot =
  /\b(?:captcha|(?:verify|confirm|prove) (?:that )?you(?: are|['’]re) (?:a )?(?:human|not a robot)|unusual (?:traffic|activity) from your|checking (?:if the site connection is secure|your browser))/i;
const script =
  /\b(?:enable|turn on|requires?|need|without)\b.{0,20}\bjavascript\b|\bjavascript\b.{0,40}\b(?:disabled|required|enabled?)\b/i;
const cookies =
  /\b(?:accept|agree to|consent to|enable|allow)\b.{0,40}\bcookies?\b|\bcookies?\b.{0,40}\b(?:to continue|are (?:disabled|required))/i;
const login =
  /^\W*(?:please )?(?:(?:sign|log) ?in|subscribe|register)(?: now)?(?: to (?:read|continue|your|view)\b|\W*(?:$|[|–—]))/i;

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
