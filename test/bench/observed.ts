import { once } from "node:events";
import { WebSocket } from "ws";

/** What a process has used and holds; CPU time in milliseconds, memory in megabytes. */
export interface Vitals {
  readonly cpu: number;
  readonly resident: number;
  readonly heap: number;
}

/** A process of Node's that can be looked into while it works. */
export interface Observed {
  vitals(): Promise<Vitals>;
  /** The same with its garbage collected, which holds it up for some tenths of a second. */
  collected(): Promise<Vitals>;
  /** Writes down where its time goes until it is called again; then gives the profile, as Chrome reads it. */
  profile(): Promise<() => Promise<object>>;
  close(): void;
}

/** Lets a process be looked into; it says at which address on its standard error. */
export const observable = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

/** Looks into a process by what it has said so far. */
export async function observe(said: string): Promise<Observed> {
  const socket = new WebSocket(/Debugger listening on (ws:\S+)/.exec(said)![1]!);
  const waiting = new Map<number, (result: unknown) => void>();
  let calls = 0;
  socket.on("message", (data) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  await once(socket, "open");

  function call<T>(method: string, params: object = {}): Promise<T> {
    const id = ++calls;
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => waiting.set(id, resolve as (result: unknown) => void));
  }

  async function vitals(): Promise<Vitals> {
    const { result } = await call<{ result: { value: string } }>("Runtime.evaluate", { expression: asked });
    const { user, system, rss, heapUsed } = JSON.parse(result.value);
    return { cpu: (user + system) / 1000, resident: rss / 1e6, heap: heapUsed / 1e6 };
  }

  return {
    vitals,
    collected: async () => {
      await call("HeapProfiler.collectGarbage");
      return vitals();
    },
    profile: async () => {
      await call("Profiler.enable");
      await call("Profiler.start");
      return async () => (await call<{ profile: object }>("Profiler.stop")).profile;
    },
    close: () => socket.close(),
  };
}

const asked = "JSON.stringify({ ...process.cpuUsage(), ...process.memoryUsage() })";
