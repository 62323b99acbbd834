/** Postgres' own words for "not now": it is starting, stopping, was stopped, or has no connection left. */
const notNow = new Set(['57P01', '57P02', '57P03', '53300']);
const noConnection = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** `pg` gives no code when a connection ends under a question or none is had in time. */
const pgWords =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether an error, or what caused it, says that the database is away and not that the question was wrong. */
export function isDatabaseAway(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  const isAway =
    notNow.has(code) || noConnection.has(code) || code.startsWith('08') || pgWords.test(error.message);
  return isAway || isDatabaseAway(error.cause);
}
