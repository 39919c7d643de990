import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A door before a local server. It lets every call in, and can keep an answer from getting out. */
export interface Door {
  readonly url: string;
  /** Keeps back the answers to calls like this, `POST /api/chat.postMessage`. */
  keep(calls: RegExp): void;
  /** How many answers it has kept back. */
  kept(): number;
  /** Lets every answer go. */
  release(): void;
}

/** Opens a door before the server at `target`; closed when the test has ended. */
export async function doorTo(target: string): Promise<Door> {
  const waiting: (() => void)[] = [];
  let calls = /(?!)/;
  let kept = 0;

  const server = createServer((asked, answer) => {
    const { method, url = "", headers } = asked;
    const call = request(new URL(url, target), { method, headers }, async (answered) => {
      if (calls.test(`${method} ${url}`)) {
        kept += 1;
        await new Promise<void>((go) => waiting.push(go));
      }
      answered.pipe(answer.writeHead(answered.statusCode ?? 502, answered.headers));
    });
    asked.pipe(call.on("error", () => answer.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keep: (like) => {
      calls = like;
    },
    kept: () => kept,
    release: () => {
      calls = /(?!)/;
      for (const go of waiting.splice(0)) go();
    },
  };
}
