import type { Searched } from "./answer.js";
import type { ChannelDesks } from "./desks.js";
import { fill, phrases } from "./phrases.js";
import { fresh, notice } from "./present.js";
import type { Presentation } from "./presentation.js";

const { desks: words } = phrases;

/** `/desk`: whose articles the channel reads; at the terminal, every channel. */
export async function presentDesks(desks: ChannelDesks, searched: Searched): Promise<Presentation> {
  const list = await desks.list();
  if (desks.isChannel)
    return fresh(notice(words.title, list.map(({ desk }) => desk).join("\n") || words.none), searched);
  const lines = list.map(({ desk, platform, channel }) => fill(words.inChannel, { desk, platform, channel }));
  return fresh(notice(words.everywhere, lines.join("\n") || words.nowhere), searched);
}

/** What became of a change. */
export const presentDeskChange = (
  became: keyof typeof words.became,
  desk: string,
  searched: Searched,
): Presentation => fresh(notice(words.title, fill(words.became[became], { desk })), searched);

/** Why a change is refused: there is no channel, or the asker may not. */
export const presentMayNotDesk = (isChannel: boolean, searched: Searched): Presentation =>
  fresh(notice(phrases.mistake, isChannel ? words.mayNot : words.noChannel), searched);
