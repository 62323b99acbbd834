import { describe, expect, it } from 'vitest';
import { fieldDayParts } from '../../../shared/contracts/queries.ts';
import type { Availability } from '../../../shared/domain/technicians/technician.ts';
import { readTrack } from '../../../shared/domain/technicians/track.ts';
import type { TechnicianId } from '../../../shared/kernel/ids.ts';
import { dayMs, hourMs, type Instant, instant, minuteMs, secondMs } from '../../../shared/kernel/instant.ts';
import {
  addTechnician,
  anActor,
  envelope,
  noon,
  pipelineOn,
} from '../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../tests/support/test-database.ts';
import { forgetTracks, listTechnicianDays, savePosition } from './index.ts';

/** A room whose technicians report and sign on when a test says. */
async function openRoom() {
  const database = await createTestDatabase();
  const db = database.orm;
  let now: Instant = noon;
  const pipeline = pipelineOn(database, () => now);
  const report = (technicianId: TechnicianId, at: number, longitude: number) =>
    savePosition(db, {
      technicianId,
      position: { longitude, latitude: -6.3 },
      headingDegrees: 90,
      speedKmh: 30,
      recordedAt: instant(at),
    });
  const say = async (technicianId: TechnicianId, at: number, availability: Availability) => {
    now = instant(at);
    const command = envelope('technician.set-availability', { technicianId, availability }, now);
    expect(await pipeline.run(command, anActor('supervisor'))).toMatchObject({ kind: 'accepted' });
  };
  const day = async (at: Instant = noon) => {
    const parts = await Promise.all(
      Array.from({ length: fieldDayParts }, (_, part) => listTechnicianDays(db, part, at)),
    );
    return { parts, technicians: parts.flatMap(({ technicians }) => technicians) };
  };
  const pathOf = async (technicianId: TechnicianId) => {
    const { technicians } = await day();
    const track = technicians.find((one) => one.technicianId === technicianId)?.track;
    if (!track) throw new Error('Nothing is told of this technician');
    const { moments, longitudes } = readTrack(track);
    return [...moments].map((moment, index) => [moment - noon, longitudes[index]]);
  };
  return { db, report, say, day, pathOf, add: () => addTechnician(db) };
}

const onShift: Availability = { kind: 'on-shift', until: instant(noon + 4 * hourMs) };
const offShift: Availability = { kind: 'off-shift', nextShiftAt: null };

describe('the last day of the technicians', () => {
  it('says where each was by the last report of every minute, however late one came', async () => {
    const { report, pathOf, add } = await openRoom();
    const { id } = await add();
    await report(id, noon - hourMs, 107.31);
    await report(id, noon - hourMs + 40 * secondMs, 107.32);
    await report(id, noon - minuteMs, 107.34);
    await report(id, noon - 30 * minuteMs, 107.33);
    await report(id, noon - hourMs + 20 * secondMs, 107.35);
    expect(await pathOf(id)).toEqual([
      [-hourMs + 40 * secondMs, 107.32],
      [-30 * minuteMs, 107.33],
      [-minuteMs, 107.34],
    ]);
  });

  it('begins with where they stood a day ago, and nothing before it', async () => {
    const { report, pathOf, add } = await openRoom();
    const { id } = await add();
    for (const hours of [40, 25, 23]) await report(id, noon - hours * hourMs, 107 + hours / 100);
    expect(await pathOf(id)).toEqual([
      [-25 * hourMs, 107.25],
      [-23 * hourMs, 107.23],
    ]);
  });

  it('is forgotten when it is over, but for where each stood at its beginning', async () => {
    const { db, report, pathOf, add } = await openRoom();
    const [{ id }, { id: absent }] = [await add(), await add()];
    for (const hours of [30, 26, 25, 1]) await report(id, noon - hours * hourMs, 107.3);
    await report(absent, noon - 40 * hourMs, 107.2);
    await forgetTracks(db, instant(noon - dayMs));
    const { rows } = await db.execute('select count(*)::int as n from technician_tracks');
    expect(rows).toEqual([{ n: 3 }]);
    expect((await pathOf(id)).map(([at]) => at)).toEqual([-25 * hourMs, -hourMs]);
    expect(await pathOf(absent)).toEqual([[-40 * hourMs, 107.2]]);
  });

  it('says what was said of their shifts, from what held when it began', async () => {
    const { say, day, add } = await openRoom();
    const { id } = await add();
    await say(id, noon - 40 * hourMs, onShift);
    await say(id, noon - 30 * hourMs, offShift);
    await say(id, noon - 3 * hourMs, onShift);
    const [known] = (await day()).technicians;
    expect(known?.availabilities).toEqual([
      { at: noon - 30 * hourMs, availability: offShift },
      { at: noon - 3 * hourMs, availability: onShift },
    ]);
  });

  it('has the row’s word for whom nothing was ever said of, and none for before the first', async () => {
    const { say, day, add } = await openRoom();
    const [silent, fresh] = [await add(), await add()];
    await say(fresh.id, noon - hourMs, offShift);
    const { technicians } = await day();
    const saidOf = (id: TechnicianId) =>
      technicians.find(({ technicianId }) => technicianId === id)?.availabilities;
    expect(saidOf(silent.id)).toEqual([{ at: noon - dayMs, availability: silent.availability }]);
    expect(saidOf(fresh.id)).toEqual([{ at: noon - hourMs, availability: offShift }]);
  });

  it('comes in parts that hold each technician once', async () => {
    const { day, add } = await openRoom();
    const ids: TechnicianId[] = [];
    for (let n = 0; n < 40; n += 1) ids.push((await add()).id);
    const { parts, technicians } = await day();
    expect(technicians.map(({ technicianId }) => technicianId).sort()).toEqual(ids.sort());
    expect(Math.max(...parts.map((part) => part.technicians.length))).toBeLessThan(ids.length / 2);
    expect(parts[0]).toMatchObject({ from: noon - dayMs, until: noon });
  });
});
