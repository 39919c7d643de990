import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What a path answers: a body, or whatever the test does with the response. */
export type Answer = string | Uint8Array | ((asked: IncomingMessage, answer: ServerResponse) => void);

/** A local web site that remembers what it was asked. */
export interface Site {
  /** `http://127.0.0.1:40123` */
  readonly url: string;
  /** `127.0.0.1:40123`, as an allow list names it. */
  readonly host: string;
  /** The paths asked for so far, in order, with their queries. */
  readonly asked: string[];
  /** Answers a path, from now on; the query counts only where it is given. */
  set(path: string, answer: Answer): void;
}

/** Opens a site; a path without an answer is 404. Closed when the test has ended. */
export async function openSite(pages: Readonly<Record<string, Answer>> = {}): Promise<Site> {
  const answers = new Map(Object.entries(pages));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push(path);
    const answer = answers.get(path) ?? answers.get(path.replace(/\?.*/s, ""));
    if (answer === undefined) response.writeHead(404).end("nothing here");
    else if (typeof answer === "function") answer(request, response);
    else response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: `http://${host}`, host, asked, set: (path, answer) => void answers.set(path, answer) };
}

/** An answer that sends the asker elsewhere. */
export const redirect =
  (to: string, status = 302): Answer =>
  (_asked, answer) =>
    answer.writeHead(status, { location: to }).end();

/** An answer with this status and these headers. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body = ""): Answer =>
  (_asked, answer) =>
    answer.writeHead(code, { ...headers }).end(body);
