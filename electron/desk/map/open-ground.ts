import type { Clock } from '../process/clock.ts';
import type { Log } from '../process/log.ts';
import type { GroundSettings, GroundSource } from './ground-source.ts';
import { pmtilesSource } from './pmtiles-source.ts';
import { tileServerSource } from './tile-server-source.ts';

/** Null for the built-in base alone. @param directory where fetched squares are kept */
export function openGround(
  { file, url, attribution }: GroundSettings,
  { directory, clock, log }: { readonly directory: string; readonly clock: Clock; readonly log: Log },
): GroundSource | null {
  if (file) return pmtilesSource(file);
  return url ? tileServerSource({ url, attribution, directory, clock, log }) : null;
}
