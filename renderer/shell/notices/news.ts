/** What has been told of; null before the first look, whose tickets are no news. */
export type Told = ReadonlySet<string> | null;

/** @returns the ids that were not there before */
export const newsSince = (told: Told, ids: readonly string[]): readonly string[] =>
  told === null ? [] : ids.filter((id) => !told.has(id));
