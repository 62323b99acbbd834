// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { TravelEstimate } from '../../shared/contracts/travel-estimate.ts';
import type { TravelTimesAnswer } from '../../shared/contracts/travel-times.ts';
import { placeKey } from '../../shared/domain/routing/travel/rounded-places.ts';
import { defaultTravelParameters } from '../../shared/domain/routing/travel/travel-parameters.ts';
import type { Position } from '../../shared/kernel/position.ts';
import { openScreen } from '../shell/testing/open-screen.tsx';
import { noon } from './testing/ticket-builder.ts';
import { useAskedTravelBook, useVisitTravelBook } from './use-travel-book.ts';

const [here, there]: readonly [Position, Position] = [
  { longitude: 107.3, latitude: -6.3 },
  { longitude: 107.35, latitude: -6.3 },
];
const estimate = (service: string | null, isKept: boolean): TravelEstimate => ({
  service,
  isKept,
  calibration: {
    parameters: defaultTravelParameters,
    basis: 'believed',
    error: { trips: 0, medianPercent: null, p90Percent: null },
    span: null,
    leftOut: [],
  },
  districts: [],
  learntAt: noon,
});
const ways = (isKept: boolean): TravelTimesAnswer => ({
  seconds: [0, 777, 777, 0],
  metres: [0, 6000, 6000, 0],
  levelling: 1,
  isKept,
  notices: [],
});

/** Reckons a day as the board does, and writes how long its one way takes. */
function Day({ day }: { readonly day: string }) {
  const { book, notices } = useAskedTravelBook(day);
  const { matrix, rowOf } = book.open([here, there]);
  const seconds = matrix.seconds[rowOf(here) * matrix.places + rowOf(there)] ?? 0;
  return <p>{[Math.round(seconds), ...notices.map(({ key }) => key)].join(' ')}</p>;
}

/** Reckons whom to give a visit, as each part of a window does that offers somebody. */
function Visit({ position }: { readonly position: Position }) {
  const { book } = useVisitTravelBook({ day: '2026-11-22', position });
  const { matrix, rowOf } = book.open([here, position]);
  const seconds = matrix.seconds[rowOf(here) * matrix.places + rowOf(position)] ?? 0;
  return <p>{`${Math.round(seconds)} ${book.isStopgapAt(position) ? 'estimated' : 'answered'}`}</p>;
}

async function openDay(service: string | null, isKept = true, drawn = <Day day="2026-11-22" />) {
  const asked = vi.fn();
  const query = (name: string, input: unknown) => {
    if (name === 'dispatch.travel-times') asked(input);
    const value = name === 'dispatch.travel-times' ? ways(isKept) : estimate(service, isKept);
    return Promise.resolve({ kind: 'answered', value, asOf: noon, from: 'server' });
  };
  const screen = openScreen({ desk: { query: query as never } });
  const said = () => document.querySelector('p')?.textContent;
  await screen.draw(drawn);
  return { screen, asked, said };
}
const settled = { timeout: 3000 };

describe('the ways of a day', () => {
  it('are the service’s once it has answered for the places the day was reckoned between', async () => {
    const { asked, said } = await openDay('osrm/driving');
    expect(said()).toContain('travel.estimateUntested');
    await expect.poll(said, settled).toBe('777');
    expect(asked).toHaveBeenCalledExactlyOnceWith({
      day: '2026-11-22',
      places: [expect.any(Number), expect.any(Number)],
    });
  });

  it('are asked of nobody where no service is configured', async () => {
    const { asked, said } = await openDay(null);
    await expect.poll(said, settled).toContain('travel.noService');
    expect(asked).not.toHaveBeenCalled();
  });

  it('are asked for anew on another day, and on the same not again of a service that is paid for each', async () => {
    const { screen, asked, said } = await openDay('google/DRIVE', false);
    await expect.poll(said, settled).toBe('777');
    await screen.draw(<Day day="2026-11-23" />);
    await expect.poll(() => asked.mock.calls.length, settled).toBe(2);
    await screen.draw(<Day day="2026-11-23" />);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked).toHaveBeenCalledTimes(2);
  });
});

describe('the ways by which somebody is offered a visit', () => {
  it('are the service’s, asked once for all that is drawn of it', async () => {
    const parts = [1, 2, 3].map((n) => <Visit key={n} position={there} />);
    const { asked, said } = await openDay('osrm/driving', true, <div>{parts}</div>);
    await expect.poll(said, settled).toBe('777 answered');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked).toHaveBeenCalledExactlyOnceWith({
      day: '2026-11-22',
      places: [placeKey(there), placeKey(here)],
    });
  });

  it('are asked for anew for another place', async () => {
    const { screen, asked, said } = await openDay('osrm/driving', true, <Visit position={there} />);
    await expect.poll(said, settled).toBe('777 answered');
    await screen.draw(<Visit position={{ ...there, latitude: -6.4 }} />);
    expect(said()).toContain('estimated');
    await expect.poll(() => asked.mock.calls.length, settled).toBe(2);
  });

  it('are estimated, and say so, where each answer is paid for', async () => {
    const { asked, said } = await openDay('google/DRIVE', false, <Visit position={there} />);
    await expect.poll(said, settled).toContain('estimated');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked).not.toHaveBeenCalled();
  });
});
