import { type Serving, serving, stopped } from "../process/verbatim.js";

/** A process that is started again whenever it was killed. */
export interface Supervised {
  /** Kills it with SIGKILL, where it runs; false where it is just being started. */
  kill(): boolean;
  /** Ends it as its supervisor would, once it runs, and gives its exit status. */
  stop(): Promise<number | NodeJS.Signals>;
}

/** Starts `verbatim start`, and starts it again whenever it was killed. */
export async function supervised(env: Readonly<Record<string, string>>): Promise<Supervised> {
  let running: Serving | undefined = await serving(env);
  let restarted: Promise<unknown> = Promise.resolve();

  async function restart({ ended }: Serving): Promise<void> {
    await ended;
    running = await serving(env);
  }
  return {
    kill() {
      if (!running) return false;
      running.kill("SIGKILL");
      restarted = restart(running);
      // What it rejects with is thrown by `stop`.
      restarted.catch(() => {});
      running = undefined;
      return true;
    },
    async stop() {
      await restarted;
      return (await stopped(running!)).status;
    },
  };
}
