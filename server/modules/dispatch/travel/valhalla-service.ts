import { z } from 'zod';
import type { TravelFaultKind } from '../../../../shared/domain/routing/travel/travel-times.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import { accepted, refused } from '../../../../shared/kernel/result.ts';
import { exchange } from './exchange.ts';
import { emptyAnswer, type MatrixService } from './matrix-service.ts';
import { type Rows, writeRows } from './rows.ts';

type ValhallaSettings = {
  readonly url: string;
  readonly key: string | null;
  readonly profile: string;
  readonly timeoutMs: number;
};

/** `max_matrix_location_pairs` is 2,500 as delivered, and `max_locations` 50 in versions before it. */
const blockSide = 50;

const cellSchema = z.object({
  distance: z.number().nonnegative().nullable(),
  time: z.number().nonnegative().nullable(),
});
const matrixSchema = z.object({
  sources_to_targets: z.array(z.array(cellSchema)),
  units: z.enum(['kilometers', 'miles']).default('kilometers'),
});

const metresPer = { kilometers: 1000, miles: 1609.344 } as const;

const refusalSchema = z.object({
  error_code: z.int(),
  error: z.string(),
  status_code: z.int().optional(),
});

/** Valhalla's code for more locations or pairs than it takes. */
const exceededLocations = 150;

/**
 * The time-distance matrix of Valhalla. The hour of departure is not sent: Valhalla then leaves its fast matrix for a
 * search from each source, refuses it where sources outnumber targets, and without traffic data answers the same.
 */
export function valhallaService({ url, key, profile, timeoutMs }: ValhallaSettings): MatrixService {
  return {
    name: `valhalla/${profile}`,
    blockSide,
    hourOf: () => -1,
    async ask(block, _departure, signal) {
      const body = { sources: block.from.map(location), targets: block.to.map(location), costing: profile };
      const authorization = key === null ? {} : { authorization: `Bearer ${key}` };
      const answered = await exchange({
        url: matrixUrl(url),
        init: {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...authorization },
          body: JSON.stringify({ ...body, units: 'kilometers' }),
        },
        timeoutMs,
        signal,
        secrets: key === null ? [] : [key],
        explain,
      });
      if (!answered.ok) return answered;
      const matrix = matrixSchema.safeParse(answered.value);
      const answer = emptyAnswer(block);
      if (matrix.success) {
        const { sources_to_targets: cells, units } = matrix.data;
        const metres: Rows = cells.map((row) => row.map((cell) => inMetres(cell.distance, units)));
        const seconds: Rows = cells.map((row) => row.map(({ time }) => time));
        if (writeRows(answer.seconds, seconds, block) && writeRows(answer.metres, metres, block))
          return accepted({ ...answer, unsaid: null });
      }
      return refused({ kind: 'malformed', detail: 'not the matrix that was asked for', retryAfterMs: null });
    },
  };
}

const inMetres = (distance: number | null, units: keyof typeof metresPer): number | null =>
  distance === null ? null : distance * metresPer[units];

function matrixUrl(base: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/sources_to_targets`;
  return url;
}

const location = ({ longitude, latitude }: Position) => ({ lat: latitude, lon: longitude });

function explain(body: unknown): { kind: TravelFaultKind; detail: string } | null {
  const refusal = refusalSchema.safeParse(body);
  if (!refusal.success) return null;
  const { error_code: code, error } = refusal.data;
  return { kind: code === exceededLocations ? 'too-big' : 'refused', detail: `${code}: ${error}` };
}
