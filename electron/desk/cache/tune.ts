import type { Database } from 'better-sqlite3';

/** As every connection that writes to the cache works. */
export function tuneWriter(database: Database): void {
  /* Power loss may cost the last transactions, never consistency: rows and offset go back together. */
  database.pragma('synchronous = NORMAL');
  /* A commit writes what is here: with 32 MB it held the desk for 34 ms, with 8 MB for 5. */
  database.pragma('cache_size = -8000');
  database.pragma('temp_store = MEMORY');
  /* Whoever begins the log anew cuts its file: without that its size would say "full" for ever. */
  database.pragma('journal_size_limit = 4000000');
}
