import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Mistake, Outage } from "../core/mistake.js";
import { isLoopback, knownHosts, urlOf } from "./hosts.js";
import { metricsType } from "./metrics.js";
import type { Pages } from "./pages.js";
import { pagePhrases } from "./phrases.js";
import { line, type Reply, send } from "./reply.js";

/** The one HTTP server: platform callbacks by path, `/healthz`, `/metrics`, and the pages for readers. */
export interface Web {
  readonly port: number;
  /** Where it is reached from this computer, `http://127.0.0.1:8080`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What is served, and how health is told. */
export interface WebParts {
  readonly host: string;
  readonly port: number;
  readonly routes: ReadonlyMap<string, RequestListener>;
  /** Parts that are not ready, by name; none is healthy. */
  unready(): readonly string[];
  /** Absent, no page is served. */
  readonly pages?: Pages;
  /** What GET /metrics tells; absent, it is not there. */
  metrics?(): Promise<string>;
  /** Address under which readers come from elsewhere. */
  readonly publicUrl?: string;
  /** Told of every failure; the reader sees a fixed phrase. */
  onFailure?(error: unknown): void;
}

/** Starts the server. `GET /healthz` answers 200 when every platform is connected, else 503. */
export async function startWeb(parts: WebParts): Promise<Web> {
  const { host, port, routes } = parts;
  const answer = answerer(parts);
  const server = createServer((request, response) => {
    const address = new URL(`http://localhost${request.url?.startsWith("/") ? request.url : "/*"}`);
    const listener = routes.get(address.pathname);
    if (listener) listener(request, response);
    else void reply(request, response, () => answer(request, address), parts.onFailure);
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      failed(
        new Mistake(
          `PORT ${port}`,
          error.code === "EADDRINUSE" ? "another program listens there" : error.message,
          "set PORT to a free port",
        ),
      ),
    );
    server.listen(port, host, listening);
  });
  const open = (server.address() as AddressInfo).port;
  return {
    port: open,
    url: urlOf(host, open),
    stop: () =>
      new Promise((stopped, failed) => {
        server.close((error) => (error ? failed(error) : stopped()));
        server.closeAllConnections();
      }),
  };
}

/** What is replied where no platform listens. */
function answerer({ host, unready, pages, metrics, publicUrl }: WebParts) {
  // A page elsewhere may point a name of its own at this computer, and read what is here with the reader's browser.
  const known = isLoopback(host) ? knownHosts(host, publicUrl) : undefined;

  return async ({ method, headers }: IncomingMessage, address: URL): Promise<Reply> => {
    if (method !== "GET" && method !== "HEAD") return line(405, pagePhrases.method, { allow: "GET, HEAD" });
    if (address.pathname === "/healthz") return health(unready());
    const told = address.pathname === "/metrics" ? metrics : undefined;
    if (!pages && !told) return line(404, "not found");
    if (known && !known(headers.host)) return line(421, pagePhrases.stranger);
    return told ? metricsReply(await told()) : pages!(address);
  };
}

const health = (waiting: readonly string[]): Reply =>
  waiting.length ? line(503, `not ready: ${waiting.join(", ")}`) : line(200, "ok");

const metricsReply = (body: string): Reply => ({
  status: 200,
  body,
  headers: { "content-type": metricsType },
});

async function reply(
  { method }: IncomingMessage,
  response: ServerResponse,
  made: () => Promise<Reply>,
  onFailure: WebParts["onFailure"],
): Promise<void> {
  const isHead = method === "HEAD";
  try {
    send(response, await made(), isHead);
  } catch (error) {
    onFailure?.(error);
    const page =
      error instanceof Outage
        ? line(503, pagePhrases.outage, { "retry-after": "5" })
        : line(500, pagePhrases.failed);
    send(response, page, isHead);
  }
}
