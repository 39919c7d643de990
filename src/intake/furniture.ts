import { type Element, isElement, walk } from "./markup.js";

/** Elements that hold no words of an article. */
const unread =
  /^(?:script|style|noscript|template|head|iframe|object|embed|svg|math|canvas|audio|video|picture|img|map|form|button|select|textarea|input|label|nav|figcaption|aside|footer|dialog|menu)$/;

/** Words that page makers name boxes with, between hyphens or underscores. */
const box =
  /(?:^|[-_])(?:shar(?:e|ing)|socials?|newsletters?|related|recirc\w*|recommend\w*|promos?|advert\w*|ads?|sponsored|cookies?|consent|gdpr|comments?|disqus|captions?|credits?|breadcrumbs?|toolbar|popup|modal|paywall|subscri\w+|signup|read-?more|more-(?:on|from|stories)|outbrain|taboola|most-?(?:read|popular|viewed)|trending|author-bio|sr-only|visually-?hidden|screen-reader-text|skip-link|printfooter)(?:$|[-_])/i;
/** Names that say what an article is about, or how its page looks. */
const about =
  /^(?:tag|category|topic|section|post|type|status|format|page|single|theme|has|is|no|with|without|js)[-_]/i;

/** A paragraph of at least so many characters is prose; a box holds fewer than so many of them. */
const PROSE = { characters: 120, paragraphs: 3 } as const;

/** Takes out what is no article: scripts, hidden parts, menus, captions, share buttons, boxes of other stories. */
export function strip(root: Element): void {
  const removed: Element[] = [];
  walk(root, {
    enter: (node) => {
      if (!isElement(node)) return false;
      const goes = unread.test(node.localName) || isHidden(node) || isBox(node) || isFootnoteMark(node);
      if (goes && !holdsArticle(node)) removed.push(node);
      return !goes;
    },
  });
  for (const element of removed) element.remove();
}

const isHidden = (element: Element): boolean =>
  element.getAttribute("hidden") !== null ||
  element.getAttribute("aria-hidden") === "true" ||
  /(?:display\s?:\s?none|visibility\s?:\s?hidden)/i.test(element.getAttribute("style") ?? "");

function isBox(element: Element): boolean {
  if (/^(?:html|body|main|article|p|h1)$/.test(element.localName)) return false;
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`
    .slice(0, 1000)
    .split(/\s+/);
  return names.some((name) => box.test(name) && !about.test(name)) && !holdsProse(element);
}

function holdsProse(element: Element): boolean {
  let found = 0;
  for (const paragraph of element.querySelectorAll("p"))
    if ((paragraph.textContent ?? "").trim().length >= PROSE.characters && ++found >= PROSE.paragraphs)
      return true;
  return false;
}

/** A form or an aside around the whole page is none. */
const holdsArticle = (element: Element): boolean =>
  /^(?:form|aside|label|dialog|menu|footer|nav)$/.test(element.localName) && holdsProse(element);

/** The small figure of a footnote would be read as part of the word before it. */
const isFootnoteMark = (element: Element): boolean =>
  element.localName === "sup" &&
  /^\W*\w{1,3}\W*$/.test(element.textContent ?? "") &&
  element.querySelector("a") !== null;

/** Lines that page makers put between paragraphs, whole. */
const stock =
  /^(?:advertisements?|sponsored|share|share this(?: \w+)?|tweet|e-?mail|print|save|copy link|link copied!?|comments?|leave a (?:comment|reply)|no comments?|follow us|read more|see also|related|related (?:stories|articles|topics|content|posts)|more on this story|more from .{1,40}|most (?:read|popular|viewed)|recommended|you may also like|back to top|skip to (?:main )?content|continue reading(?: below)?|story continues below(?: advertisement)?|article continues (?:below|after).{0,30}|loading|this video can ?not be played|watch live|listen(?: to this article)?|skip past .{1,40}|(?:sign up|subscribe)(?: now| here| today)?)[.:!…]*$/i;
/** Sentences that ask for something, and the feed's own last line. */
const asks =
  /^(?:(?:please )?(?:sign up|subscribe|register) (?:for|to) (?:our|the|get|receive)\b.{0,160}|(?:get|receive) .{1,80} (?:in|to) your inbox.{0,80}|follow (?:us|.{1,40}) on (?:facebook|twitter|x|instagram|bluesky|mastodon|threads|tiktok|youtube|whatsapp).{0,120}|the post .{1,300} appeared first on .{1,100}|this (?:site|website) uses cookies.{0,200}|we use cookies.{0,200})$/i;
const teaser =
  /^[^\p{L}]*(?:read (?:more|also|next|the full story)|also read|see also|related|more on this|more|watch|listen|in pictures|in other news)\s?[:|–—-]/iu;

/** A line of a page, and how many of its characters are a link. */
export interface PageLine {
  readonly text: string;
  readonly linked: number;
}

/** Whether a line is the page's and not the article's: a prompt, a teaser, a link to another story on its own. */
export function isFurniture({ text, linked }: PageLine): boolean {
  if (text.length > 400) return false;
  if (stock.test(text) || asks.test(text)) return true;
  if (linked >= text.length / 2 && teaser.test(text)) return true;
  return linked >= text.length * 0.9 && text.length < 160 && !/[.!?…]["'”’)]*$/.test(text);
}
