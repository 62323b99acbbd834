import { z } from 'zod';
import type { TravelFaultKind } from '../../../../shared/domain/routing/travel/travel-times.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import { accepted, refused } from '../../../../shared/kernel/result.ts';
import { exchange } from './exchange.ts';
import { type Block, emptyAnswer, type MatrixService } from './matrix-service.ts';
import { type Rows, rowsSchema, writeRows } from './rows.ts';

type OsrmSettings = {
  readonly url: string;
  readonly key: string | null;
  readonly profile: string;
  readonly timeoutMs: number;
};

/**
 * `osrm-routed` takes 100 × 100 cells and coordinates in its address only. 50 + 50 coordinates keep to the first
 * whichever way it is counted, and to addresses of 3 KB.
 */
const blockSide = 50;

/** Both in the answer since annotations of tables exist (5.16); null where there is no way. */
const tableSchema = z.object({ code: z.literal('Ok'), durations: rowsSchema, distances: rowsSchema });

const refusalSchema = z.object({ code: z.string(), message: z.string().optional() });

/** The table service of OSRM's HTTP API v1. It knows one speed for each road, whatever the hour. */
export function osrmService({ url, key, profile, timeoutMs }: OsrmSettings): MatrixService {
  return {
    name: `osrm/${profile}`,
    blockSide,
    hourOf: () => -1,
    async ask(block, _departure, signal) {
      const answered = await exchange({
        url: tableUrl(url, profile, block),
        init: { headers: key === null ? {} : { authorization: `Bearer ${key}` } },
        timeoutMs,
        signal,
        secrets: key === null ? [] : [key],
        explain,
      });
      if (!answered.ok) return answered;
      const table = tableSchema.safeParse(answered.value);
      const answer = emptyAnswer(block);
      return table.success && fill(answer, table.data, block)
        ? accepted({ ...answer, unsaid: null })
        : refused({ kind: 'malformed', detail: 'not the table that was asked for', retryAfterMs: null });
    },
  };
}

const fill = (
  answer: ReturnType<typeof emptyAnswer>,
  { durations, distances }: { readonly durations: Rows; readonly distances: Rows },
  block: Block,
): boolean => writeRows(answer.seconds, durations, block) && writeRows(answer.metres, distances, block);

function tableUrl(base: string, profile: string, { from, to }: Block): URL {
  const url = new URL(base);
  const coordinates = [...from, ...to].map(coordinate).join(';');
  url.pathname = `${url.pathname.replace(/\/$/, '')}/table/v1/${profile}/${coordinates}`;
  // Written out rather than through searchParams, which would escape the separators: OSRM reads them as they are.
  const indices = (count: number, first: number) =>
    Array.from({ length: count }, (_, index) => first + index).join(';');
  const asked = `sources=${indices(from.length, 0)}&destinations=${indices(to.length, from.length)}&annotations=duration,distance`;
  url.search = url.search ? `${url.search}&${asked}` : asked;
  return url;
}

const coordinate = ({ longitude, latitude }: Position) => `${longitude},${latitude}`;

function explain(body: unknown): { kind: TravelFaultKind; detail: string } | null {
  const refusal = refusalSchema.safeParse(body);
  if (!refusal.success || refusal.data.code === 'Ok') return null;
  const { code, message } = refusal.data;
  return { kind: code === 'TooBig' ? 'too-big' : 'refused', detail: message ? `${code}: ${message}` : code };
}
