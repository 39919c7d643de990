import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Installing } from "../core/installing.js";
import { unreachable } from "../core/mistake.js";
import { fill } from "../core/phrases.js";
import { html } from "./html.js";
import { headOf } from "./layout.js";
import { installPhrases, pagePhrases } from "./phrases.js";
import { guards, line, page, type Reply, send } from "./reply.js";

/** What the pages of an installation lean on. */
export interface InstallDoor {
  /** Sends the browser to the platform. */
  begin(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Takes the browser back. */
  finish(request: IncomingMessage, response: ServerResponse): Promise<Installing>;
  /** Told of every failure; the reader sees a fixed phrase. */
  onFailure(error: unknown): void;
}

/** The way into the platform and back, by path. */
export const installRoutes = (
  path: string,
  { begin, finish, onFailure }: InstallDoor,
): readonly (readonly [path: string, listener: RequestListener])[] => {
  const guarded =
    (work: (request: IncomingMessage, response: ServerResponse) => Promise<void>): RequestListener =>
    (request, response) => {
      // What looks at an address before a person does must not use up what stands in it.
      if (request.method !== "GET")
        return send(response, line(405, installPhrases.method, { allow: "GET" }), false);
      for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
      work(request, response).catch((error: unknown) => {
        onFailure(error);
        send(response, line(500, pagePhrases.failed), false);
      });
    };
  return [
    [`${path}/install`, guarded(begin)],
    [
      `${path}/oauth_redirect`,
      guarded(async (request, response) => send(response, pageOf(await finish(request, response)), false)),
    ],
  ];
};

function pageOf(installing: Installing): Reply {
  const words = installPhrases[installing.kind];
  switch (installing.kind) {
    case "installed":
      return told(200, fill(words.title, { workspace: installing.workspace }), words.text);
    case "declined":
    case "stale":
    case "organisation":
      return told(400, words.title, words.text);
    case "refused":
      return told(400, words.title, fill(words.text, { reason: installing.reason }));
    case "failed":
      return told(500, words.title, words.text);
    default:
      return unreachable(installing);
  }
}

/** Without links and style: it is served where the pages for readers may be off. */
const told = (status: number, title: string, text: string): Reply =>
  page(
    status,
    html`<html lang="en">
<head>
${headOf(title)}
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`,
  );
