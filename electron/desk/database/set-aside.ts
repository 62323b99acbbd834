import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '../../../shared/kernel/instant.ts';

export type SetAsideReason = 'future' | 'damaged';

const companions = ['', '-wal', '-shm'];

/** Renames a database with its companions, so that whoever wants to can still look into it. @returns the new name */
export function setAside(file: string, reason: SetAsideReason, now: Instant): string {
  const target = freeName(`${file}.${reason}-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`);
  for (const companion of companions) {
    if (existsSync(file + companion)) renameSync(file + companion, target + companion);
  }
  return target;
}

/** A second one of the same moment must not take the place of the first. */
function freeName(wished: string, attempt = 1): string {
  const name = attempt === 1 ? wished : `${wished}-${attempt}`;
  return existsSync(name) ? freeName(wished, attempt + 1) : name;
}

/** What was set aside for this reason, the oldest first, without companions. */
export function listSetAside(file: string, reason: SetAsideReason): readonly string[] {
  const beginning = `${basename(file)}.${reason}-`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(beginning) && !/-(wal|shm)$/.test(name))
    .sort()
    .map((name) => join(dirname(file), name));
}

/** For what can be fetched again: a disk that damages it daily would otherwise be full of it. */
export function keepNewestSetAside(file: string, reason: SetAsideReason): void {
  for (const older of listSetAside(file, reason).slice(0, -1))
    for (const companion of companions) rmSync(older + companion, { force: true, recursive: true });
}
