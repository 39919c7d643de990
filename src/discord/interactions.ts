import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { unreachable } from "../core/mistake.js";
import { limits } from "./limits.js";
import { type Asked, readInteraction } from "./payloads.js";
import { type CallBack, replyToOther } from "./replies.js";
import { isSigned, publicKeyOf } from "./signature.js";

/** Where Discord sends interactions: the portal's Interactions Endpoint URL ends in it. */
export const interactionsPath = "/discord/interactions";

/** What HTTP mode leans on. */
export interface HttpStart {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly log: Logger;
  readonly onCommand: (asked: Asked, callBack: CallBack) => void;
}

/** Answers the requests that Discord signed, and no others. */
export function interactionListener({ publicKey, log, onCommand }: HttpStart): RequestListener {
  const key = publicKeyOf(publicKey);

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.split("?")[0] !== interactionsPath) return refuse(response, 404);
    if (request.method !== "POST") return refuse(response, 405);
    const body = await bodyOf(request);
    if (!body) return refuse(response, 413);
    if (!isSigned(key, request.headers, body, Date.now())) return refuse(response, 401);
    const interaction = readInteraction(jsonOf(body));
    if (!interaction) return refuse(response, 400);
    switch (interaction.kind) {
      case "ping":
        return reply(response, { type: 1 });
      case "command":
      case "press":
      case "typing":
        return onCommand(interaction, async (body) => {
          reply(response, body);
          return true;
        });
      case "other":
        return reply(response, replyToOther(interaction.type));
      default:
        return unreachable(interaction);
    }
  }

  return (request, response) => {
    receive(request, response).catch((err) => {
      log.warn({ err }, "a request to Discord's endpoint broke off");
      response.destroy();
    });
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > limits.bodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function reply(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** The connection is closed too, since the rest of the body may not have been read. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: "close" }).end();
}
