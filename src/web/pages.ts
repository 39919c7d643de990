import type { FrontDesk } from "../core/front-desk.js";
import type { Newsroom } from "../core/newsroom.js";
import { pathOf } from "../core/source-page.js";
import { articlePage } from "./article-page.js";
import { citingPage } from "./citing-page.js";
import { type DigestRoom, digestReply } from "./digest-replies.js";
import { html } from "./html.js";
import { layOut } from "./layout.js";
import { pagePhrases } from "./phrases.js";
import { page, type Reply, redirect } from "./reply.js";
import { style, stylePath } from "./style.js";
import { tryPage } from "./try-page.js";

/** What the pages lean on. */
export interface Backstage {
  readonly desk: Pick<FrontDesk, "answer" | "commands">;
  newsroom(): Promise<Pick<Newsroom, "page"> & DigestRoom>;
  /** Address under which readers come from elsewhere. */
  readonly publicUrl?: string;
}

/** The reply to a GET, by path and query. */
export type Pages = (address: URL) => Promise<Reply>;

/** The pages for readers: try it, an article with the cited sentence, the forms to cite it, digests, and one for all that is not there. */
export function pagesOf({ desk, newsroom, publicUrl }: Backstage): Pages {
  async function article(slug: string, revision: string | undefined): Promise<Reply> {
    const source = await (await newsroom()).page(slug, revision === undefined ? undefined : Number(revision));
    if (!source) return gone;
    if (revision === undefined) return redirect(pathOf(source.reading.article));
    return page(200, articlePage(source));
  }

  async function citing(slug: string, revision: string, fact: string): Promise<Reply> {
    const source = await (await newsroom()).page(slug, Number(revision));
    const forms = source && citingPage(source, fact);
    return forms ? page(200, forms) : gone;
  }

  return async ({ pathname, searchParams, search }) => {
    if (pathname === "/") return page(200, await tryPage(desk, searchParams.get("q")?.trim() ?? ""));
    if (pathname + search === stylePath) return stylesheet;
    const digest = await digestReply(pathname, newsroom, publicUrl);
    if (digest) return digest;
    const { slug = "", revision, fact = "" } = place.exec(pathname)?.groups ?? {};
    const [name, id] = [decoded(slug), decoded(fact)];
    if (!name || id === undefined) return gone;
    return revision && id ? citing(name, revision, id) : article(name, revision);
  };
}

/** An article, a revision of it, the forms to cite a sentence of the revision. */
const place = /^\/a\/(?<slug>[^/]+)(?:\/(?<revision>[1-9]\d{0,8})(?:\/cite\/(?<fact>[^/]+))?)?$/;

const stylesheet: Reply = {
  status: 200,
  body: style,
  headers: {
    "content-type": "text/css; charset=utf-8",
    // Its address changes with its words.
    "cache-control": "public, max-age=31536000, immutable",
  },
};

/** The same for what never was, what is not yet and what is no longer to be read. */
const gone: Reply = page(
  404,
  layOut(pagePhrases.gone, html`<h1>${pagePhrases.gone}</h1><p>${pagePhrases.goneText}</p>`),
);

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
