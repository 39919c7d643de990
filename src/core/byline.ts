/** A name of CSL-JSON: in parts where they are told apart for certain, else as printed. */
export type CslName = { readonly given: string; readonly family: string } | { readonly literal: string };

/**
 * The authors a byline names. Where it is not certain to be a list of names, it is one name as printed.
 *
 * @example
 * namesIn("By Ann Lee and Bo de Ray, Political Editor") // => [{ given: "Ann", family: "Lee" }, { literal: "Bo de Ray" }]
 * namesIn("Ann Lee, Reuters") // => [{ literal: "Ann Lee, Reuters" }]
 */
export function namesIn(byline: string): readonly CslName[] {
  const whole = byline.replace(/^\s*(?:(?:written|words|story|report) )?by(?:\s*:\s*|\s+)/i, "").trim();
  const parts = whole.split(/\s*[,;]\s*/);
  const people = parts
    .filter((part, i) => i === 0 || !isPost(part))
    .flatMap((part) => part.replace(/^(?:and|&)\s+/i, "").split(/\s+(?:and|&)\s+/i));
  if (people.every((person) => isName(person))) return people.map(nameOf);
  return whole ? [{ literal: whole }] : [];
}

/** What follows a name as its bearer's post: “Political Editor”, “Health and Science Correspondent”. */
const isPost = (part: string): boolean =>
  /^(?:[\p{L}-]+ ){0,2}(?:[\p{L}-]+ (?:and|&) [\p{L}-]+ )?(?:editor|correspondent|reporter|writer|columnist|critic)$/iu.test(
    part,
  ) && !/^(?:and|&) /i.test(part);

/** Words of outlets, teams and posts, of which no person's name is made. */
const unlikely =
  /\b(?:press|news\w*|staff|agency|wire|team|desk|service|services|editors?|editorial|board|reporters?|correspondents?|writers?|columnists?|critics?|times|post|courier|echo|ledger|herald|gazette|tribune|journal|guardian|telegraph|observer|chronicle|media|network|radio|tv|bureau|association|group|the|our|special|archive)\b/i;

/** Two to four capitalised words, with particles between them. */
const isName = (person: string): boolean =>
  /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|bint|ibn|ter|ten|zu))*(?: (?:\p{Lu}|[ao]['’]|d['’]|al-|el-)[\p{L}\p{M}.'’-]*){1,3}$/u.test(
    person,
  ) && !unlikely.test(person);

/** Family names that often stand first. */
const mayLead =
  /^(?:bai|cao|chan|chang|chen|cheng|choi|chung|deng|do|ho|hu|huang|jung|kang|kim|lam|lee|li|liang|lim|lin|liu|lu|luo|ma|ng|nguyen|park|pham|phan|shin|song|sun|tan|tang|tran|vo|vu|wang|wong|wu|xi|xie|xu|yang|yoon|yu|zeng|zhang|zhao|zheng|zhou|zhu)$/i;

/** Two words in mixed case are a given name and a family's, unless the family's may stand first. */
function nameOf(person: string): CslName {
  const [, given, family] = /^(\S*\p{Ll}\S*|\p{Lu}\.(?:-?\p{Lu}\.)*) (\S*\p{Ll}\S*)$/u.exec(person) ?? [];
  const isTitled = /^(?:dr|sir|dame|lord|lady|prof|rev|mr|mrs|ms)\.?$/i.test(given ?? "");
  return given && family && !isTitled && !mayLead.test(given) && /^\p{Lu}|^[a-z]['’]/u.test(family)
    ? { given, family }
    : { literal: person };
}
