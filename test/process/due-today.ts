/** A digest that was due some hours ago, in a zone where it is about noon: no test runs across midnight. */
export function dueToday() {
  const ahead = 12 - new Date().getUTCHours();
  return { DIGEST_AT: "07:30", DIGEST_ZONE: `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}` };
}
