/** Milliseconds after which it is others' turn: a connection that waits for longer is felt in a chat. */
const LONGEST = 10;

let since = 0;

/**
 * Whether it is others' turn of the event loop: their timers and connections have waited for long enough. What may take
 * long asks again and again, and gives it to them.
 *
 * @example
 * for (const one of many) {
 *   if (isOthersTurn()) await turn();
 *   lookAt(one);
 * }
 */
export const isOthersTurn = (): boolean => performance.now() - since > LONGEST;

/** Gives others their turn. */
export async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  since = performance.now();
}
