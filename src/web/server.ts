import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Mistake } from "../core/mistake.js";

/** The one HTTP server: platform callbacks by path, and `/healthz`. */
export interface Web {
  readonly port: number;
  stop(): Promise<void>;
}

/** What is served, and how health is told. */
export interface WebParts {
  readonly host: string;
  readonly port: number;
  readonly routes: ReadonlyMap<string, RequestListener>;
  /** Parts that are not ready, by name; none is healthy. */
  unready(): readonly string[];
}

/** Starts the server. `GET /healthz` answers 200 when every platform is connected, else 503. */
export async function startWeb({ host, port, routes, unready }: WebParts): Promise<Web> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const listener = routes.get(path);
    if (listener) return void listener(request, response);
    const waiting = unready();
    const [status, body] =
      path !== "/healthz"
        ? [404, "not found"]
        : waiting.length
          ? [503, `not ready: ${waiting.join(", ")}`]
          : [200, "ok"];
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${body}\n`);
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
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((stopped, failed) => {
        server.close((error) => (error ? failed(error) : stopped()));
        server.closeAllConnections();
      }),
  };
}
