import { hourMs, instant } from '../../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../../shared/kernel/position.ts';
import { googleService } from '../google-service.ts';
import type { Block, MatrixService } from '../matrix-service.ts';
import { osrmService } from '../osrm-service.ts';
import { valhallaService } from '../valhalla-service.ts';

const at = (longitude: number, latitude = -6.3): Position => ({ longitude, latitude });
export const block: Block = { from: [at(107.3), at(107.31)], to: [at(107.3), at(107.35), at(107.4, -6.2)] };
export const tomorrow = instant(Date.now() + 24 * hourMs);
export const key = 's3cret-key-of-ours';

export const ask = (service: MatrixService, asked = block, signal = AbortSignal.timeout(20_000)) =>
  service.ask(asked, tomorrow, signal);

export type Open = (url: string, timeoutMs?: number) => MatrixService;
export const openOsrm: Open = (url, timeoutMs = 10_000) =>
  osrmService({ url, key, profile: 'driving', timeoutMs });
export const openValhalla: Open = (url, timeoutMs = 10_000) =>
  valhallaService({ url, key, profile: 'motorcycle', timeoutMs });
export const openGoogle: Open = (url, timeoutMs = 10_000) =>
  googleService({ url, key, profile: 'DRIVE', traffic: 'unaware', timeoutMs });
