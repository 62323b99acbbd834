import { z } from 'zod';
import { hourOfWeek } from '../../../../shared/domain/routing/travel/travel-parameters.ts';
import type { TravelFault, TravelFaultKind } from '../../../../shared/domain/routing/travel/travel-times.ts';
import { type Instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import { accepted, refused } from '../../../../shared/kernel/result.ts';
import { exchange } from './exchange.ts';
import { type Block, type BlockAnswer, emptyAnswer, type MatrixService } from './matrix-service.ts';

type GoogleSettings = {
  readonly url: string;
  readonly key: string;
  readonly profile: 'DRIVE' | 'TWO_WHEELER';
  readonly traffic: 'unaware' | 'aware' | 'optimal';
  readonly timeoutMs: number;
};

/** 625 elements a request, and 100 where traffic is looked at in full. */
const blockSides = { unaware: 25, aware: 25, optimal: 10 } as const;

const preferences = {
  unaware: 'TRAFFIC_UNAWARE',
  aware: 'TRAFFIC_AWARE',
  optimal: 'TRAFFIC_AWARE_OPTIMAL',
} as const;

/** Without `status` in it every element looks well. */
const fieldMask = 'originIndex,destinationIndex,status,condition,distanceMeters,duration';

const elementSchema = z.object({
  originIndex: z.int().nonnegative(),
  destinationIndex: z.int().nonnegative(),
  status: z.object({ code: z.int().default(0), message: z.string().default('') }).optional(),
  condition: z.string().optional(),
  distanceMeters: z.number().nonnegative().default(0),
  duration: z
    .string()
    .regex(/^\d+(\.\d{1,9})?s$/)
    .transform((text) => Number(text.slice(0, -1)))
    .optional(),
});
type Element = z.infer<typeof elementSchema>;

const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().default(''),
    details: z.array(z.looseObject({ reason: z.string().optional() })).default([]),
  }),
});

/** `google.rpc.Code`, as a number in an element and by name in an error. */
const resourceExhausted = 8;
const errorKinds: Readonly<Record<string, TravelFaultKind>> = {
  RESOURCE_EXHAUSTED: 'quota',
  PERMISSION_DENIED: 'denied',
  UNAUTHENTICATED: 'denied',
  INTERNAL: 'server-error',
  UNAVAILABLE: 'server-error',
};

/** `computeRouteMatrix` of the Google Routes API v2. */
export function googleService(settings: GoogleSettings): MatrixService {
  const { url, key, profile, traffic, timeoutMs } = settings;
  return {
    name: traffic === 'unaware' ? `google/${profile}` : `google/${profile}/${traffic}`,
    blockSide: blockSides[traffic],
    hourOf: (departure) => (traffic === 'unaware' ? -1 : hourOfWeek(departure)),
    async ask(block, departure, signal) {
      const answered = await exchange({
        url: matrixUrl(url),
        init: {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-goog-api-key': key,
            'x-goog-fieldmask': fieldMask,
          },
          body: JSON.stringify(requestOf(block, departure, settings)),
        },
        timeoutMs,
        signal,
        secrets: [key],
        explain,
      });
      if (!answered.ok) return answered;
      const elements = z.array(elementSchema).safeParse(answered.value);
      const answer = elements.success ? toAnswer(elements.data, block) : null;
      return answer
        ? accepted(answer)
        : refused({ kind: 'malformed', detail: 'not the elements that were asked for', retryAfterMs: null });
    },
  };
}

function matrixUrl(base: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/distanceMatrix/v2:computeRouteMatrix`;
  return url;
}

const waypoint = ({ longitude, latitude }: Position) => ({
  waypoint: { location: { latLng: { latitude, longitude } } },
});

function requestOf({ from, to }: Block, departure: Instant, { profile, traffic }: GoogleSettings) {
  const request = {
    origins: from.map(waypoint),
    destinations: to.map(waypoint),
    travelMode: profile,
    routingPreference: preferences[traffic],
  };
  // A departure that has passed is refused, and one at this moment has when it arrives there: then it is now.
  return traffic !== 'unaware' && departure > Date.now() + minuteMs
    ? { ...request, departureTime: new Date(departure).toISOString() }
    : request;
}

/** Elements come in any order and are numbered. @returns null when one is outside of what was asked */
function toAnswer(elements: readonly Element[], block: Block): BlockAnswer | null {
  const answer = emptyAnswer(block);
  let unsaid: TravelFault | null = null;
  for (const element of elements) {
    const { originIndex: row, destinationIndex: column } = element;
    if (row >= block.from.length || column >= block.to.length) return null;
    const cell = row * block.to.length + column;
    const said = sayingOf(element);
    if ('kind' in said) unsaid = said;
    else {
      answer.seconds[cell] = said.seconds;
      answer.metres[cell] = said.metres;
    }
  }
  const missing = answer.seconds.some(Number.isNaN) && unsaid === null;
  return { ...answer, unsaid: missing ? { kind: 'malformed', detail: 'elements are missing' } : unsaid };
}

const noWay = { seconds: Number.POSITIVE_INFINITY, metres: Number.POSITIVE_INFINITY };

function sayingOf(element: Element): { seconds: number; metres: number } | TravelFault {
  const { status, condition, duration, distanceMeters } = element;
  if (status && status.code !== 0)
    return {
      kind: status.code === resourceExhausted ? 'quota' : 'server-error',
      detail: `${status.code} ${status.message}`.slice(0, 160),
    };
  if (condition === 'ROUTE_NOT_FOUND') return noWay;
  return condition === 'ROUTE_EXISTS' && duration !== undefined
    ? { seconds: duration, metres: distanceMeters }
    : { kind: 'malformed', detail: 'an element says neither way nor none' };
}

/** The method streams: its error may be the only element of an array. */
function explain(body: unknown): { kind: TravelFaultKind; detail: string } | null {
  const refusal = errorSchema.safeParse(Array.isArray(body) ? body[0] : body);
  if (!refusal.success) return null;
  const { message, status, details } = refusal.data.error;
  // A wrong key is an invalid argument to Google.
  const isWrongKey = details.some(({ reason }) => reason === 'API_KEY_INVALID');
  const kind = isWrongKey ? 'denied' : (errorKinds[status] ?? 'refused');
  return { kind, detail: `${status}: ${message}` };
}
