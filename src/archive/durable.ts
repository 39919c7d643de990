import { type FileHandle, open } from "node:fs/promises";

/** Makes what was written to a file outlast a power cut. */
export interface Durable {
  /** Resolves once what was written before the call is on the disk. Those who call while it works share its next time. */
  flushed(): Promise<void>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** A file that others write to and that is there when it is first flushed. The disk is waited for beside the event loop. */
export function durable(file: string): Durable {
  let handle: FileHandle | undefined;
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  async function flush(): Promise<void> {
    // What is written from here on may come too late for it.
    next = undefined;
    handle ??= await open(file, "r+");
    await handle.datasync();
  }

  return {
    flushed() {
      next ??= last = last.then(flush, flush);
      return next;
    },
    async close() {
      await last.catch(() => {}); // told to those who wait for it
      await handle?.close();
    },
  };
}
