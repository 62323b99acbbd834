/** What one connection tells whoever opened it. */
export type ConnectionListener = {
  readonly onLost: (error: Error) => void;
  readonly onReplicationStart: () => void;
  readonly onCopyData: (chunk: Buffer) => void;
};

export type Row = Readonly<Record<string, unknown>>;

export type PostgresConnection = {
  /** Rejects with Postgres' error, or when the connection is lost. */
  query(text: string, values: readonly unknown[]): Promise<readonly Row[]>;
  standbyStatus(chunk: Buffer): void;
  close(): void;
};

/** The model of Postgres as the engine's driver meets it. */
export type PostgresDoor = { connect(listener: ConnectionListener): Promise<PostgresConnection> };

/** An error as Postgres reports it. */
export class PostgresError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
