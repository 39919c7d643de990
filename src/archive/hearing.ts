import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** On which channel of the database a tenant's name is told whenever an article of theirs has changed. */
export const channel = "verbatim_articles";

/** A connection of its own on which is heard what other processes tell. */
export interface Hearing {
  /** Whether everything that is told is heard now. */
  isOpen(): boolean;
  /** Whether it opens within so long. */
  opens(withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/** What is to be done with what is heard. */
export interface Listener {
  heard(tenant: string): void;
  /** From now on everything is heard, or no longer is: nothing that was heard before counts any more. */
  turned(): void;
  failed(error: unknown): void;
}

/** Between two attempts to connect again. */
const pauseMs = 1000;
/** What a server may take to say goodbye. */
const farewellMs = 500;

/**
 * Listens until it is closed, and connects again whenever the connection ends.
 *
 * @param askMs a connection that hangs is noticed by a question of every so often that gets no answer in as long
 */
export function hearingOf(connection: pg.ClientConfig, listener: Listener, askMs = 10_000): Hearing {
  const closing = new AbortController();
  const { signal } = closing;
  let isOpen = false;

  function turn(open: boolean): void {
    if (isOpen === open) return;
    isOpen = open;
    listener.turned();
  }

  /** One connection, to its end. */
  async function listen(): Promise<void> {
    const client = new pg.Client({ ...connection, query_timeout: askMs });
    client.on("error", listener.failed);
    client.on("notification", ({ payload = "" }) => listener.heard(payload));
    const ended = new Promise<void>((resolve) => void client.once("end", resolve));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      turn(true);
      while (!signal.aborted) {
        await Promise.race([sleep(askMs, undefined, { signal }).catch(() => {}), ended]);
        if (!signal.aborted) await client.query("select 1");
      }
    } finally {
      turn(false);
      // A server that is gone says no farewell.
      await Promise.race([client.end(), sleep(farewellMs, undefined, { ref: false })]);
      (client as unknown as Streaming).connection.stream.destroy();
    }
  }

  const rounds = async () => {
    while (!signal.aborted) {
      await listen().catch((error) => {
        if (!signal.aborted) listener.failed(error);
      });
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    }
  };
  const done = rounds();
  return {
    isOpen: () => isOpen,
    async opens(withinMs) {
      for (const deadline = Date.now() + withinMs; !isOpen && Date.now() < deadline; ) await sleep(20);
      return isOpen;
    },
    close: () => {
      closing.abort();
      return done;
    },
  };
}

/** pg's types do not tell of the socket. */
interface Streaming {
  readonly connection: { readonly stream: { destroy(): void } };
}
