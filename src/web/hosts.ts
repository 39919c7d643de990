/** Whether only this computer reaches an address to listen on. */
export const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|::1)$/i.test(host);

/** Whether a Host header names this computer, or the address under which readers come from elsewhere. */
export function knownHosts(host: string, publicUrl?: string): (header: string | undefined) => boolean {
  const names = new Set(["localhost", "127.0.0.1", "[::1]", bracketed(host)]);
  if (publicUrl) names.add(new URL(publicUrl).hostname);
  return (header) => {
    const address = `http://${header}`;
    return header !== undefined && URL.canParse(address) && names.has(new URL(address).hostname);
  };
}

/**
 * The address of a server, as a browser on this computer takes it.
 *
 * @example
 * urlOf("0.0.0.0", 8080) // => "http://localhost:8080"
 */
export const urlOf = (host: string, port: number): string =>
  `http://${/^(?:0\.0\.0\.0|::|)$/.test(host) ? "localhost" : bracketed(host)}:${port}`;

const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host.toLowerCase());
