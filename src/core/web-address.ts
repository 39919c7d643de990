/**
 * An address as browsers read it, where it is one of the web, http or https; nothing for every other.
 *
 * @example
 * webAddress("HTTPS://Quay.example") // => "https://quay.example/"
 * webAddress("javascript:alert(1)") // => undefined
 */
export function webAddress(address: string | undefined): string | undefined {
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
