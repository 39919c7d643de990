/** One thing `verbatim doctor` looked at, what it found, and the step that mends it. */
export interface Diagnosis {
  /** `SLACK_BOT_TOKEN`, `archive`, `clock` … */
  readonly subject: string;
  readonly healthy: boolean;
  readonly finding: string;
  /** Absent where nothing has to be done. */
  readonly remedy?: string;
}
