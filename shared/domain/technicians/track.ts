import { z } from 'zod';
import type { TechnicianId } from '../../kernel/ids.ts';
import { instant, secondMs } from '../../kernel/instant.ts';
import type { TechnicianPosition } from './technician.ts';

/** Steps to a degree: one is a metre. */
const steps = 1e5;
const standing = -1;

/**
 * Where somebody was, oldest first, as columns of whole numbers, each the difference to the one before it: five hundred
 * technicians who report every minute of a day are 11 MB, a tenth of what they would be as objects.
 */
export const packedTrackSchema = z
  .strictObject({
    /** When, in seconds since 1970, rounded up: nobody is shown anywhere before they were there. */
    seconds: z.array(z.int()),
    /** In hundred-thousandths of a degree. */
    longitudes: z.array(z.int()),
    latitudes: z.array(z.int()),
    /** Degrees clockwise from north, as they are; -1 when standing. */
    headings: z.array(z.int().min(standing).max(359)),
  })
  .refine(
    ({ seconds, longitudes, latitudes, headings }) =>
      [longitudes, latitudes, headings].every(({ length }) => length === seconds.length),
    'the columns are of different lengths',
  );
export type PackedTrack = z.infer<typeof packedTrackSchema>;

/** Where somebody was, oldest first, as they reported it. */
export type TrackColumns = {
  /** Milliseconds since 1970. */
  readonly moments: readonly number[];
  /** Degrees. */
  readonly longitudes: readonly number[];
  readonly latitudes: readonly number[];
  /** Degrees clockwise from north; null when standing. */
  readonly headings: readonly (number | null)[];
};

export const packTrack = ({ moments, longitudes, latitudes, headings }: TrackColumns): PackedTrack => ({
  seconds: differences(moments.map((moment) => Math.ceil(moment / secondMs))),
  longitudes: differences(longitudes.map((degrees) => Math.round(degrees * steps))),
  latitudes: differences(latitudes.map((degrees) => Math.round(degrees * steps))),
  headings: headings.map((degrees) => (degrees === null ? standing : Math.round(degrees) % 360)),
});

const differences = (values: readonly number[]): number[] =>
  values.map((value, index) => value - (values[index - 1] ?? 0));

/** Where somebody was, oldest first, by index. */
export type Track = {
  /** Milliseconds since 1970. */
  readonly moments: Float64Array;
  /** Degrees. */
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  /** Degrees clockwise from north; -1 when standing. */
  readonly headings: Int16Array;
};

export const readTrack = ({ seconds, longitudes, latitudes, headings }: PackedTrack): Track => ({
  moments: sums(seconds).map((second) => second * secondMs),
  longitudes: sums(longitudes).map((step) => step / steps),
  latitudes: sums(latitudes).map((step) => step / steps),
  headings: Int16Array.from(headings),
});

function sums(values: readonly number[]): Float64Array {
  const all = new Float64Array(values.length);
  let sum = 0;
  for (const [index, value] of values.entries()) {
    sum += value;
    all[index] = sum;
  }
  return all;
}

/** The last that was recorded at a moment or before it; -1 where none was. */
export function indexAt({ moments }: Pick<Track, 'moments'>, at: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @returns null where nothing was recorded under this index */
export function reportAt(track: Track, index: number, technicianId: TechnicianId): TechnicianPosition | null {
  const [recordedAt, longitude, latitude] = [
    track.moments[index],
    track.longitudes[index],
    track.latitudes[index],
  ];
  if (recordedAt === undefined || longitude === undefined || latitude === undefined) return null;
  const heading = track.headings[index] ?? standing;
  return {
    technicianId,
    position: { longitude, latitude },
    headingDegrees: heading === standing ? null : heading,
    // Nothing that is rewound shows it, so it is not kept.
    speedKmh: 0,
    recordedAt: instant(recordedAt),
  };
}
