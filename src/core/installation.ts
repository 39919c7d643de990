/** A workspace in which somebody has installed the bot. */
export interface Workspace {
  /** The platform's id. */
  readonly workspace: string;
  readonly name: string;
  /** The organisation it belongs to, where it belongs to one. */
  readonly enterprise?: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly scopes: readonly string[];
  readonly installedBy: string;
}

/** By what the bot calls a workspace. */
export interface Credentials {
  readonly token: string;
  /** Where the token runs out: when, and what is exchanged for the next one. */
  readonly renewal?: { readonly refreshToken: string; readonly expiresAt: Date };
}

/** A workspace with the tokens it is called by. */
export interface Installation extends Workspace, Credentials {
  /** Another number whenever the tokens are others. */
  readonly revision: number;
}

/** A workspace as it is listed, without its tokens. */
export interface InstalledWorkspace extends Workspace {
  /** ISO instant. */
  readonly installedAt: string;
  /** ISO instant; present where the bot was removed since. */
  readonly removedAt?: string;
}

/** The workspaces in which the bot is installed. */
export interface Installations {
  /** All that ever were, by id. */
  list(): Promise<readonly InstalledWorkspace[]>;
  /**
   * One with its tokens; nothing where it is not installed.
   *
   * @throws {Mistake} where its tokens were encrypted with another key
   */
  get(workspace: string): Promise<Installation | undefined>;
  /** Keeps a new installation, in the place of an earlier one. */
  put(installation: Workspace & Credentials, now: Date): Promise<void>;
  /** Lets one process renew the tokens of a revision until a moment; false where another does, or has. */
  lease(workspace: string, revision: number, now: Date, until: Date): Promise<boolean>;
  /** Puts new tokens in the place of a revision's; false where others are there already. */
  renew(workspace: string, revision: number, credentials: Credentials): Promise<boolean>;
  /** Erases the tokens, only those of a revision where one is given; what was installed since `at` stays. */
  remove(workspace: string, at: Date, revision?: number): Promise<boolean>;
}
