import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

/** The Socket Mode side of a local Slack. */
export interface SlackSockets {
  /** How many connections are open. */
  open(): number;
  /** Sends a payload to one open connection and gives back what it was acknowledged with in time. */
  deliver(id: string, payload: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Asks one connection to reconnect, and sends it nothing more. */
  refresh(): void;
  /** Cuts every connection. */
  cut(): void;
  close(): void;
}

/** Accepts Socket Mode connections on an HTTP server. */
export function slackSockets(server: Server, acknowledgeWithinMs: () => number): SlackSockets {
  const sockets: WebSocket[] = [];
  const leaving = new Set<WebSocket>();
  const waiting = new Map<string, (acknowledged: unknown) => void>();
  const websockets = new WebSocketServer({ server });

  websockets.on("connection", (socket) => {
    sockets.push(socket);
    socket.on("close", () => sockets.splice(sockets.indexOf(socket), 1));
    socket.on("message", (frame) => {
      const { envelope_id, payload } = JSON.parse(String(frame));
      waiting.get(envelope_id)?.(payload);
    });
    const hello = { type: "hello", num_connections: sockets.length, connection_info: { app_id: "A1" } };
    socket.send(JSON.stringify(hello));
  });

  function deliver(envelope_id: string, payload: Readonly<Record<string, unknown>>): Promise<unknown> {
    const socket = sockets.find((each) => each.readyState === each.OPEN && !leaving.has(each));
    if (!socket) return Promise.reject(new Error("dispatch_failed: no connection is open"));
    const slash = "command" in payload;
    const isEvent = payload.type === "event_callback";
    const frame = {
      envelope_id,
      type: slash ? "slash_commands" : isEvent ? "events_api" : "interactive",
      accepts_response_payload: !isEvent,
      payload,
    };
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("operation_timeout")), acknowledgeWithinMs());
      waiting.set(envelope_id, (acknowledged) => {
        clearTimeout(late);
        resolve(acknowledged);
      });
      socket.send(JSON.stringify(frame));
    });
  }

  function refresh(): void {
    const [socket] = sockets;
    if (!socket) return;
    leaving.add(socket);
    socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
  }

  const cut = (): void => {
    for (const socket of sockets) socket.terminate();
  };
  return {
    open: () => sockets.length,
    deliver,
    refresh,
    cut,
    close: () => {
      cut();
      websockets.close();
    },
  };
}
