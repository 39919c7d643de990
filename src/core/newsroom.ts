import type { Answer, Searched } from "./answer.js";
import type { ArticleLine } from "./article.js";
import type { ArticleRecord } from "./article-record.js";
import type { Finding } from "./claim.js";
import type { Coverage } from "./coverage.js";
import type { ChannelDesks } from "./desks.js";
import type { Digest } from "./digest.js";
import type { Filters } from "./filters.js";
import type { Gaps } from "./gaps.js";
import type { Health } from "./health.js";
import type { Mistake } from "./mistake.js";
import type { Platform } from "./posting.js";
import type { Schedule } from "./schedule.js";
import type { SourcePage } from "./source-page.js";
import type { Statements } from "./statements.js";
import type { ChannelDigests, Interest } from "./subscription.js";
import type { Suggested, Suggestion } from "./suggest.js";
import type { Timeline } from "./timeline.js";
import type { ChannelWatches } from "./watch.js";
import type { Matter, Why } from "./why.js";

/** What became of an address that was to be added: its articles, and what could not be read. */
export interface Added {
  readonly articles: readonly AddedArticle[];
  readonly problems: readonly Mistake[];
}

/** An article taken in. `line` is absent where nothing of it may be shown. */
export interface AddedArticle {
  readonly kind: "added" | "revised" | "unchanged";
  readonly line?: ArticleLine;
}

/**
 * One asker's view of the archive: a tenant, the desks they may read, an instant. Commands get this
 * and nothing else, so what the asker may not see cannot leak.
 */
export interface Newsroom {
  /** `as-of`, an ISO day: from what had been published by its end, each sentence with what became of it. */
  ask(question: string, filters?: Filters & { readonly "as-of"?: string }): Promise<Answer>;
  check(sentence: string): Promise<Finding>;
  said(person: string, about?: string, filters?: Filters): Promise<Statements>;
  timeline(topic: string, filters?: Filters): Promise<Timeline>;
  coverage(topic: string, filters?: Filters): Promise<Coverage>;
  /** By slug or by the publisher's URL. */
  article(name: string): Promise<ArticleRecord>;
  /** The page of a revision; of the newest, where none is named. Nothing where nobody may read it. */
  page(slug: string, revision?: number): Promise<SourcePage | undefined>;
  /** `day` is an ISO day in the newsroom's zone; absent, the newest day with articles. */
  digest(day?: string): Promise<Digest>;
  /** The newest days with articles or notes, newest first; none that has not begun. */
  days(most: number): Promise<readonly string[]>;
  /** What was published from one instant up to another: the daily post of a subscription. */
  digestBetween(from: Date, to: Date, wanted?: Interest & Pick<Schedule, "zone">): Promise<Digest>;
  /** What may be meant by the letters typed so far, best first: nothing that the asker may not read. */
  suggest(kind: Suggested, typed: string): Promise<readonly Suggestion[]>;
  /** How the archive stands. */
  status(): Promise<Searched>;
  /** How the feeds and the digests stand; absent where there are none. */
  readonly health?: () => Promise<Health>;
  /** What happened to an article or a digest, stage by stage; absent where nobody is told. @throws {Mistake} */
  readonly why?: (matter: Matter) => Promise<Why>;
  /** Where it is asked; absent from a shell. */
  readonly platform?: Platform;
  /** The questions that were not answered; absent where the asker may not see those of others. */
  readonly gaps?: () => Promise<Gaps>;
  readonly now: Date;
  /** IANA zone in which the newsroom's days begin and end. */
  readonly zone: string;
  /** The daily digests of the channel in which it is asked. */
  readonly digests: ChannelDigests;
  /** The desks whose articles are read in the channel in which it is asked. */
  readonly desks: ChannelDesks;
  /** What is watched for in the channel in which it is asked, and by the asker. */
  readonly watches: ChannelWatches;
  /** Takes in the article at an address; absent where the asker may not. */
  readonly add?: (url: string) => Promise<Added>;
}
