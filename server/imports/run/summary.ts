export type ImportSummary = {
  readonly file: string;
  readonly source: string;
  readonly dryRun: boolean;
  /** Rows of the file below its header. */
  readonly rowsRead: number;
  readonly rowsRejected: number;
  /** Records: tickets, customers or technicians. */
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly eventsWritten: number;
  readonly sitesCreated: number;
  readonly techniciansCreated: number;
  /** The first reasons, for people who asked for no rejects file. */
  readonly firstRejects: readonly string[];
  readonly seconds: number;
  readonly rowsPerSecond: number;
};
