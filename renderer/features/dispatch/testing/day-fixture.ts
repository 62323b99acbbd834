import {
  type DayFigures,
  type DayView,
  lateStepOf,
  type RouteView,
  type StopView,
  type TrayVisit,
  type VisitView,
} from '../../../../shared/domain/dispatch/day-view.ts';
import { usualWeights } from '../../../../shared/domain/dispatch/day-weights.ts';
import type { UnassignedExplanation } from '../../../../shared/domain/routing/changes/explain-unassigned.ts';
import type { VisitFault } from '../../../../shared/domain/routing/check-problem.ts';
import { Random } from '../../../../shared/domain/routing/engine/random.ts';
import { technicianIdSchema, ticketIdSchema } from '../../../../shared/kernel/ids.ts';
import { type Instant, instant, minuteMs } from '../../../../shared/kernel/instant.ts';
import { distanceMetres, type Position } from '../../../../shared/kernel/position.ts';
import { uuid } from '../../../live/testing/ticket-builder.ts';

export const fixtureDay = '2026-11-23';
/** A quarter past ten of that day. */
export const fixtureNow = instant(Date.parse('2026-11-23T10:14:00+07:00'));

const midnight = Date.parse('2026-11-23T00:00:00+07:00');
const at = (minutes: number): Instant => instant(midnight + Math.round(minutes) * minuteMs);
const technicianIdOf = (number: number) => technicianIdSchema.parse(uuid(number));
const ticketIdOf = (n: number) => ticketIdSchema.parse(uuid(10_000 + n));

const names = [
  ...['Asep Sunandar', 'Dedi Kurniawan', 'Ujang Hidayat', 'Yusup Maulana', 'Cecep Rahmat', 'Eko Prasetyo'],
  ...['Rizal Maulana', 'Wahyu Setiawan', 'Nanang Suryana', 'Agus Permana', 'Budi Santoso', 'Hendra Gunawan'],
  ...['Iwan Setiadi', 'Jajang Nurjaman', 'Rudi Hartono', 'Slamet Riyadi', 'Taufik Ismail', 'Toni Firmansyah'],
  ...['Usep Saepudin', 'Yana Mulyana', 'Aditya Nugraha', 'Bayu Saputra', 'Deni Ramdani', 'Fajar Hidayat'],
  ...['Galih Pratama', 'Ilham Fauzi', 'Lukman Hakim', 'Maman Suherman', 'Opik Taufiq', 'Rahmat Hidayat'],
];
const customers = ['PT Sinar Plastindo', 'Klinik Harapan Sehat', 'Toko Makmur Jaya', 'Ibu Siti Aminah'];
const villages: readonly (readonly [village: string, district: string])[] = [
  ['Adiarsa Barat', 'Karawang Barat'],
  ['Palumbonsari', 'Karawang Timur'],
  ['Margakaya', 'Telukjambe Barat'],
  ['Duren', 'Klari'],
  ['Balonggandu', 'Jatisari'],
  ['Rawamerta', 'Rawamerta'],
  ['Tempuran', 'Tempuran'],
  ['Cikampek Kota', 'Cikampek'],
];
const kinds = ['outage', 'installation', 'degraded', 'equipment', 'installation', 'relocation'] as const;
const usualMinutes = {
  outage: 45,
  degraded: 35,
  installation: 65,
  relocation: 55,
  equipment: 30,
  account: 20,
};
const priorities = ['normal', 'normal', 'high', 'normal', 'low', 'critical'] as const;
/** How late one stop of these technicians is, in minutes. */
const lateBy: Readonly<Record<number, number>> = {
  21: 68,
  4: 62,
  15: 44,
  25: 37,
  12: 28,
  23: 12,
  16: 9,
  27: 7,
};

export type FixtureSize = { readonly technicians: number; readonly visits: number };

/** A day that is under way: 8 routes late, 30 technicians, 200 visits of which 9 have no route. The same every time. */
export function dayFixture(size: FixtureSize = { technicians: 30, visits: 200 }): DayView {
  const random = new Random(2311);
  const routed = size.visits - Math.min(9, size.visits);
  const routes = Array.from({ length: size.technicians }, (_, index) => {
    const first = Math.round((index * routed) / size.technicians);
    const next = Math.round(((index + 1) * routed) / size.technicians);
    return aRoute(random, { number: index + 1, first, count: next - first });
  });
  const tray = Array.from({ length: size.visits - routed }, (_, n) => aTrayVisit(random, routed + n));
  return {
    day: fixtureDay,
    from: at(7 * 60),
    to: at(18 * 60 + 30),
    core: { from: at(7 * 60), to: at(18 * 60 + 30) },
    routes,
    tray,
    figures: figuresOf(routes, tray),
    weights: usualWeights,
    cost: {
      ...{ travel: 4_200_000, lateness: 1_400_000, overtime: 310_000, absence: 900_000 },
      ...{ fairness: 107_500, fixed: 0, moves: 0, total: 6_917_500 },
    },
  };
}

type RouteWish = { readonly number: number; readonly first: number; readonly count: number };

function aRoute(random: Random, { number, first, count }: RouteWish): RouteView {
  const home = somewhere(random);
  const stops: StopView[] = [];
  let minute = 455 + random.below(22);
  let here = home;
  let rest: RouteView['breaks'] = [];
  let metres = 0;
  for (let order = 1; order <= count; order += 1) {
    const visit = aVisit(random, first + order - 1, near(random, here));
    const leg = distanceMetres(here, visit.position as Position) * 1.3;
    if (rest.length === 0 && minute >= 690) {
      rest = [{ from: at(minute), to: at(minute + 45) }];
      minute += 45;
    }
    const travel = Math.max(7, Math.round(leg / 450));
    const late = order === Math.min(5, count) ? (lateBy[number] ?? 0) : 0;
    const stop = aStop(visit, { order, arrives: minute + travel, travel, late });
    stops.push(stop);
    minute = (stop.endsAt - midnight) / minuteMs;
    metres += leg;
    here = visit.position as Position;
  }
  const underWay = stops.findIndex(({ endsAt }) => endsAt > fixtureNow);
  return {
    technicianId: technicianIdOf(number),
    number,
    name: names[(number - 1) % names.length] as string,
    shift: { kind: 'work', fromMinute: 480, toMinute: 1020, overtimeMinutes: 90 },
    shiftSpan: { from: at(480), to: at(1020), overtimeTo: at(1110) },
    breaks: rest,
    startsFrom: underWay > 0 ? (stops[underWay - 1]?.position ?? home) : home,
    stops,
    done: stops.filter(({ state }) => state === 'done').length,
    metres,
    travelSeconds: stops.reduce((sum, { travelSeconds }) => sum + travelSeconds, 0),
    endsAt: stops.length > 0 ? at(minute) : null,
    wayBack: null,
    overtimeSeconds: Math.max(0, minute - 1020) * 60,
    worstLateSeconds: Math.max(0, ...stops.map(({ lateSeconds }) => lateSeconds)),
    stock: null,
    onVan: null,
  };
}

type StopWish = {
  readonly order: number;
  readonly arrives: number;
  readonly travel: number;
  readonly late: number;
};

function aStop(visit: VisitView, { order, arrives, travel, late }: StopWish): StopView {
  const [arrivesAt, endsAt] = [at(arrives), at(arrives + visit.serviceMinutes)];
  const promisedTo = late > 0 ? arrives - late : (Math.floor(arrives / 60) + 2) * 60;
  const state =
    endsAt <= fixtureNow
      ? 'done'
      : arrivesAt <= fixtureNow
        ? 'on-site'
        : at(arrives - travel) <= fixtureNow
          ? 'travelling'
          : 'ahead';
  return {
    ...visit,
    promise: { from: at(promisedTo - 120), to: at(promisedTo) },
    order,
    state,
    travelSeconds: travel * 60,
    arrivesAt,
    startsAt: arrivesAt,
    endsAt,
    overrunSeconds: 0,
    lateSeconds: late * 60,
    lateStep: lateStepOf(late * 60),
    conflict: order === 6 && visit.lock ? 'skills' : null,
    wanting: {},
  };
}

function aVisit(random: Random, n: number, position: Position): VisitView {
  const kind = kinds[random.below(kinds.length)] as (typeof kinds)[number];
  const [village, district] = villages[n % villages.length] as (typeof villages)[number];
  return {
    ticketId: ticketIdOf(n),
    number: `WO-2611-${String(1000 + n)}`,
    title: 'Internet mati sejak pagi',
    kind,
    priority: priorities[random.below(priorities.length)] ?? 'normal',
    customerName: n % 5 === 4 ? null : `${customers[n % customers.length]} ${n}`,
    village,
    district,
    position,
    promise: null,
    slaDueAt: n % 3 === 0 ? at(16 * 60) : null,
    serviceMinutes: usualMinutes[kind] + random.below(20),
    parts: {},
    lock: random.unit() < 0.1 ? { technicianId: null, isOrderKept: true, start: null } : null,
  };
}

const bindings: readonly UnassignedExplanation[] = [
  {
    hindrances: [{ shiftId: uuid(1), because: 'no-time-left', wanting: {} }],
    remedies: [remedy('another-time', 900)],
  },
  {
    hindrances: [{ shiftId: uuid(1), because: 'no-time-left', wanting: {} }],
    remedies: [remedy('more-overtime', 1050)],
  },
  {
    hindrances: [{ shiftId: uuid(1), because: 'dearer-than-absence', wanting: {} }],
    remedies: [remedy('pay-the-price', 960)],
  },
];
const faults: readonly VisitFault[] = ['place-unknown', 'nobody-has-the-skills'];

function remedy(kind: UnassignedExplanation['remedies'][number]['kind'], minute: number) {
  return {
    kind,
    place: {
      shiftId: uuid(1),
      cost: 84_000,
      startsAt: at(minute) / 1000,
      travelSeconds: 600,
      endsAt: at(17 * 60) / 1000,
    },
  };
}

function aTrayVisit(random: Random, n: number): TrayVisit {
  const fault = n % 4 === 3 ? (faults[(n >> 2) % faults.length] ?? null) : null;
  const until = (13 + (n % 5)) * 60;
  return {
    ...aVisit(random, n, somewhere(random)),
    lock: null,
    promise: n % 5 === 0 ? null : { from: at(until - 120), to: at(until) },
    fault,
    binding: fault ? null : (bindings[n % bindings.length] ?? null),
    wanting: {},
  };
}

const somewhere = (random: Random): Position => ({
  longitude: 107.2 + random.unit() * 0.35,
  latitude: -6.45 + random.unit() * 0.35,
});
const near = (random: Random, { longitude, latitude }: Position): Position => ({
  longitude: longitude + (random.unit() - 0.5) * 0.05,
  latitude: latitude + (random.unit() - 0.5) * 0.05,
});

function figuresOf(routes: readonly RouteView[], tray: readonly TrayVisit[]): DayFigures {
  const stops = routes.flatMap((route) => route.stops);
  const ahead = stops.filter(({ state }) => state !== 'done');
  const late = (step: 1 | 2 | 3) => ahead.filter(({ lateStep }) => lateStep === step).length;
  return {
    technicians: routes.length,
    visits: stops.length + tray.length,
    done: stops.length - ahead.length,
    underWay: stops.filter(({ state }) => state === 'on-site' || state === 'travelling').length,
    unassigned: tray.length,
    late: { 1: late(1), 2: late(2), 3: late(3) },
    metres: routes.reduce((sum, { metres }) => sum + metres, 0),
    lateSeconds: ahead.reduce((sum, { lateSeconds }) => sum + lateSeconds, 0),
    overtimeSeconds: routes.reduce((sum, { overtimeSeconds }) => sum + overtimeSeconds, 0),
  };
}
