import type { RequestListener } from "node:http";
import { HTTPReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import { limits } from "./limits.js";
import { slackLogger } from "./logger.js";

/** The receiver of signed requests, and what an HTTP server calls with them. */
export interface HttpEntrance {
  readonly receiver: HTTPReceiver;
  readonly requestListener: RequestListener;
}

/** Takes signed requests at `/slack/events`; everything else is answered with 404. */
export function httpEntrance(signingSecret: string, log: Logger): HttpEntrance {
  const receiver = new HTTPReceiver({ signingSecret, logger: slackLogger(log) });
  const requestListener: RequestListener = (request, response) => {
    if (isFromTheFuture(request.headers["x-slack-request-timestamp"])) {
      response.writeHead(401).end();
      return;
    }
    try {
      receiver.requestListener(request, response);
    } catch {
      // The SDK throws at a path or method it does not serve.
      response.writeHead(404).end();
    }
  };
  return { receiver, requestListener };
}

/** The SDK refuses old timestamps only; one from the future would make a replay good for longer. */
const isFromTheFuture = (seconds: string | string[] | undefined): boolean =>
  Number(seconds) - Date.now() / 1000 > limits.clockSkewSeconds;
