import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { ids } from "./discord-state.js";

/** The gateway: sessions that keep their events, so that a resume loses none. */
export interface DiscordGateway {
  /** Connections that are identified now. */
  connections(): number;
  /** What each IDENTIFY asked to be told of, as a bit field. */
  readonly intents: readonly number[];
  /** Hands an event to every session, at once or when it resumes. */
  dispatch(type: string, data: unknown): void;
  /** Closes every connection with a code. */
  close(code: number): void;
  /** Cuts every connection without a word. */
  drop(): void;
  /** The next IDENTIFY is answered by closing with this code. */
  refuseIdentify(code: number): void;
  /** While shut, connections are cut as they come. */
  shut(isShut: boolean): void;
  stop(): void;
}

interface Session {
  readonly id: string;
  readonly events: { readonly op: 0; readonly s: number; readonly t: string; readonly d: unknown }[];
  socket?: WebSocket | undefined;
}

type Frame =
  | { readonly op: 1 }
  | { readonly op: 2; readonly d: { readonly token: string; readonly intents: number } }
  | { readonly op: 6; readonly d: { readonly session_id: string; readonly seq: number } };

/** Serves the gateway on a server's `/gateway`. */
export function discordGateway(server: Server, token: string, url: () => string): DiscordGateway {
  const sockets = new WebSocketServer({ server, path: "/gateway" });
  const sessions = new Map<string, Session>();
  const intents: number[] = [];
  let refusal = 0;
  let isShut = false;

  sockets.on("connection", (socket) => {
    if (isShut) return socket.terminate();
    send(socket, { op: 10, d: { heartbeat_interval: 41_250 } });
    socket.on("message", (raw) => receive(socket, JSON.parse(String(raw))));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = undefined;
    });
  });

  function receive(socket: WebSocket, frame: Frame): void {
    if (frame.op === 1) send(socket, { op: 11 });
    if (frame.op === 2) identify(socket, frame.d);
    if (frame.op === 6) resume(socket, frame.d);
  }

  function identify(socket: WebSocket, given: { token: string; intents: number }): void {
    intents.push(given.intents);
    const code = given.token === token ? refusal : 4004;
    refusal = 0;
    if (code) socket.close(code);
    else open(socket);
  }

  function open(socket: WebSocket): void {
    const session: Session = { id: `session-${sessions.size + 1}`, events: [], socket };
    sessions.set(session.id, session);
    emit(session, "READY", {
      v: 10,
      user: { id: ids.bot, username: "verbatim", discriminator: "0", bot: true },
      guilds: [{ id: ids.guild, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: url(),
      shard: [0, 1],
      application: { id: ids.application, flags: 0 },
    });
  }

  function resume(socket: WebSocket, { session_id, seq }: { session_id: string; seq: number }): void {
    const session = sessions.get(session_id);
    if (!session) {
      send(socket, { op: 9, d: false });
      return;
    }
    session.socket = socket;
    for (const event of session.events) if (event.s > seq) send(socket, event);
    emit(session, "RESUMED", {});
  }

  function emit(session: Session, t: string, d: unknown): void {
    const event = { op: 0, s: session.events.length + 1, t, d } as const;
    session.events.push(event);
    if (session.socket) send(session.socket, event);
  }

  const connected = (): readonly WebSocket[] =>
    [...sessions.values()].flatMap(({ socket }) => (socket ? [socket] : []));
  return {
    intents,
    connections: () => connected().length,
    dispatch: (type, data) => {
      for (const session of sessions.values()) emit(session, type, data);
    },
    close: (code) => {
      for (const socket of connected()) socket.close(code);
    },
    drop: () => {
      for (const socket of connected()) socket.terminate();
    },
    refuseIdentify: (code) => {
      refusal = code;
    },
    shut: (shut) => {
      isShut = shut;
    },
    stop: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

const send = (socket: WebSocket, frame: unknown): void => socket.send(JSON.stringify(frame));
