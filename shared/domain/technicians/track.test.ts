import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, minuteMs } from '../../kernel/instant.ts';
import { noon, technicianId } from '../testing/builders.ts';
import type { TechnicianPosition } from './technician.ts';
import { indexAt, packedTrackSchema, packTrack, readTrack, reportAt } from './track.ts';

const id = technicianId();
const metre = 1e-5;

const aReport = (secondsAfter: number, facts: Partial<TechnicianPosition> = {}): TechnicianPosition => ({
  technicianId: id,
  position: { longitude: 107.3, latitude: -6.3 },
  headingDegrees: null,
  speedKmh: 0,
  recordedAt: instant(noon + secondsAfter * 1000),
  ...facts,
});

const packed = (reports: readonly TechnicianPosition[]) =>
  packTrack({
    moments: reports.map(({ recordedAt }) => recordedAt),
    longitudes: reports.map(({ position }) => position.longitude),
    latitudes: reports.map(({ position }) => position.latitude),
    headings: reports.map(({ headingDegrees }) => headingDegrees),
  });

const tracks = fc
  .array(
    fc.record({
      afterS: fc.integer({ min: 1, max: 4000 }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      heading: fc.option(fc.integer({ min: 0, max: 359 })),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    let second = 0;
    return steps.map(({ afterS, longitude, latitude, heading }) => {
      second += afterS;
      return aReport(second, { position: { longitude, latitude }, headingDegrees: heading });
    });
  });

describe('a track', () => {
  it('shows at any moment the last position recorded then or before', () => {
    fc.assert(
      fc.property(tracks, fc.array(fc.integer({ min: -100, max: 250_000 })), (reports, moments) => {
        const track = readTrack(packedTrackSchema.parse(JSON.parse(JSON.stringify(packed(reports)))));
        for (const at of [...moments.map((second) => noon + second * 1000 + 7), ...track.moments]) {
          const expected = reports.findLast(({ recordedAt }) => recordedAt <= at) ?? null;
          const shown = reportAt(track, indexAt(track, at), id);
          expect(shown?.recordedAt ?? null).toBe(expected?.recordedAt ?? null);
          expect(shown?.headingDegrees).toBe(expected?.headingDegrees);
          if (!shown || !expected) continue;
          expect(Math.abs(shown.position.longitude - expected.position.longitude)).toBeLessThan(metre);
          expect(Math.abs(shown.position.latitude - expected.position.latitude)).toBeLessThan(metre);
        }
      }),
    );
  });

  it('shows nobody anywhere before they were there', () => {
    const track = readTrack(packed([aReport(0.25)]));
    expect(indexAt(track, noon + 999)).toBe(-1);
    expect(reportAt(track, indexAt(track, noon + minuteMs), id)?.recordedAt).toBe(noon + 1000);
  });

  it('is refused when its columns do not belong together', () => {
    const track = packed([aReport(0), aReport(60)]);
    expect(packedTrackSchema.safeParse(track).success).toBe(true);
    expect(packedTrackSchema.safeParse({ ...track, headings: [-1] }).success).toBe(false);
  });
});
