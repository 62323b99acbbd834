import { z } from 'zod';

/** The routing service travel times are asked of. `none`: all are estimated. */
export type RoutingConfiguration =
  | { readonly kind: 'none' }
  | (ServiceLimits & {
      readonly kind: 'osrm' | 'valhalla';
      /** Its query, if any, goes with every request. */
      readonly url: string;
      readonly key: string | null;
      readonly profile: string;
    })
  | (ServiceLimits & {
      readonly kind: 'google';
      readonly url: string;
      readonly key: string;
      readonly profile: 'DRIVE' | 'TWO_WHEELER';
      readonly traffic: 'unaware' | 'aware' | 'optimal';
    });

type ServiceLimits = {
  /** For one request; a matrix is many. */
  readonly timeoutMs: number;
  /** How long an answer may be kept; 0 keeps none. */
  readonly keptHours: number;
  /** Cells of one matrix the service is asked for at most; the rest is estimated. */
  readonly mostCells: number;
};

const wholeNumber = (from: number, to: number) => {
  const sentence = `it must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, sentence)
    .transform(Number)
    .refine((value) => value >= from && value <= to, sentence);
};

export const routingEnvironment = {
  AGLIS_ROUTING_KIND: z
    .enum(['none', 'osrm', 'valhalla', 'google'], 'it must be none, osrm, valhalla or google')
    .optional(),
  AGLIS_ROUTING_URL: z
    .url({ protocol: /^https?$/, error: 'it must be a URL that begins with http:// or https://' })
    .optional(),
  AGLIS_ROUTING_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'it must be printable characters without spaces')
    .optional(),
  AGLIS_ROUTING_PROFILE: z
    .string()
    .regex(/^\w+$/, 'it must be the name of a profile, as driving, motorcycle or TWO_WHEELER')
    .optional(),
  AGLIS_ROUTING_TRAFFIC: z
    .enum(['unaware', 'aware', 'optimal'], 'it must be unaware, aware or optimal')
    .default('unaware'),
  AGLIS_ROUTING_TIMEOUT_MS: wholeNumber(100, 120_000).prefault('10000'),
  AGLIS_ROUTING_KEPT_HOURS: wholeNumber(0, 8760).optional(),
  AGLIS_ROUTING_MOST_CELLS: wholeNumber(1, 10_000_000).optional(),
};

const environmentSchema = z.object(routingEnvironment);
type RoutingEnvironment = z.infer<typeof environmentSchema>;

/** Which variable disagrees with the others, and how; null when all agree. */
export function routingFault(
  values: RoutingEnvironment,
): { readonly variable: keyof RoutingEnvironment; readonly sentence: string } | null {
  const { AGLIS_ROUTING_KIND: kind, AGLIS_ROUTING_URL: url, AGLIS_ROUTING_PROFILE: profile } = values;
  if (kind === undefined && url !== undefined)
    return {
      variable: 'AGLIS_ROUTING_KIND',
      sentence: 'a routing URL is set, so it must say which service answers there: osrm, valhalla or google',
    };
  if ((kind === 'osrm' || kind === 'valhalla') && url === undefined)
    return { variable: 'AGLIS_ROUTING_URL', sentence: `${kind} needs the address of a server` };
  if (kind === 'google' && values.AGLIS_ROUTING_KEY === undefined)
    return { variable: 'AGLIS_ROUTING_KEY', sentence: 'google needs an API key' };
  if (kind === 'google' && profile !== undefined && !isGoogleMode(profile))
    return { variable: 'AGLIS_ROUTING_PROFILE', sentence: 'google knows DRIVE and TWO_WHEELER' };
  return null;
}

const googleModes = ['DRIVE', 'TWO_WHEELER'] as const;
const isGoogleMode = (profile: string): profile is (typeof googleModes)[number] =>
  (googleModes as readonly string[]).includes(profile);

const monthHours = 30 * 24;

/** @param values among which `routingFault` found nothing */
export function toRoutingConfiguration(values: RoutingEnvironment): RoutingConfiguration {
  const kind = values.AGLIS_ROUTING_KIND ?? 'none';
  if (kind === 'none') return { kind };
  const { AGLIS_ROUTING_URL: url, AGLIS_ROUTING_KEY: key, AGLIS_ROUTING_PROFILE: profile } = values;
  const timeoutMs = values.AGLIS_ROUTING_TIMEOUT_MS;
  if (kind === 'google')
    return {
      kind,
      url: url ?? 'https://routes.googleapis.com',
      key: key ?? '',
      profile: profile !== undefined && isGoogleMode(profile) ? profile : 'DRIVE',
      traffic: values.AGLIS_ROUTING_TRAFFIC,
      timeoutMs,
      // Google's terms for the Routes API allow to keep coordinates only.
      keptHours: values.AGLIS_ROUTING_KEPT_HOURS ?? 0,
      // Each cell is paid for: 230 places would be 52,900 of them at every plan.
      mostCells: values.AGLIS_ROUTING_MOST_CELLS ?? 2500,
    };
  return {
    kind,
    url: url ?? '',
    key: key ?? null,
    profile: profile ?? (kind === 'osrm' ? 'driving' : 'auto'),
    timeoutMs,
    keptHours: values.AGLIS_ROUTING_KEPT_HOURS ?? monthHours,
    mostCells: values.AGLIS_ROUTING_MOST_CELLS ?? 1_000_000,
  };
}
