import { hourMs } from '../../../shared/kernel/instant.ts';
import type { Random } from '../random/random.ts';
import { localDay, monthOf, startOfLocalDay, weekdayOf } from '../time/jakarta.ts';

/** Tickets by local hour, relative: few at night, a peak when people come home from the morning's errands. */
export const hourShape: readonly number[] = [
  5, 3.5, 2.5, 2, 2, 3, 5.5, 9, 14, 19, 22, 22, 20, 20, 19, 17, 16, 17, 18, 19, 17, 14, 10, 7,
];
const weekdayShape: readonly number[] = [1.12, 1.04, 1, 0.98, 0.95, 0.98, 0.93];
/** Water in closures and wind in trees: the rainy season lasts from November to March. */
const monthShape: readonly number[] = [1.32, 1.34, 1.2, 1.02, 0.92, 0.86, 0.84, 0.84, 0.88, 0.98, 1.22, 1.3];
/** First day of Lebaran; the regency empties towards the villages some days before. */
const lebaran = ['2024-04-10', '2025-03-31', '2026-03-20', '2027-03-10', '2028-02-27'].map((date) =>
  localDay(Date.parse(date)),
);
const isLebaran = (day: number) => lebaran.some((first) => day >= first - 3 && day <= first + 5);

export const expectedRate = (day: number, hour: number): number =>
  (hourShape[hour] ?? 0) *
  (weekdayShape[weekdayOf(day)] ?? 1) *
  (monthShape[monthOf(day) - 1] ?? 1) *
  (isLebaran(day) ? 0.45 : 1);

/** One hour of the past and how many tickets it should bring, in no unit: only proportions count. */
type HourWeight = { readonly from: number; readonly to: number; readonly weight: number };

const shapeOfDay = (day: number) => hourShape.reduce((sum, _, hour) => sum + expectedRate(day, hour), 0);

type Rhythm = {
  readonly now: number;
  readonly days: number;
  /** How many times larger the flow is today than at the beginning. */
  readonly growth: number;
};

/** Today is a wet day, busier than the season: an evening quiet room would teach nobody anything. */
const todaysWeather = 1.3;

/** The hours up to now with weather and chance laid over the rhythm. */
export function hourWeights({ now, days, growth }: Rhythm, random: Random): readonly HourWeight[] {
  const today = localDay(now);
  const weights: HourWeight[] = [];
  for (let day = today - days; day <= today; day += 1) {
    const grown = growth ** ((day - today) / days);
    const weather = day === today ? todaysWeather : random.logNormal(1, monthShapeSigma(day));
    for (let hour = 0; hour < 24; hour += 1) {
      const from = startOfLocalDay(day) + hour * hourMs;
      const to = Math.min(now, from + hourMs);
      if (to <= from) break;
      const chance = random.between(0.75, 1.25);
      const weight = (grown * weather * chance * expectedRate(day, hour) * (to - from)) / hourMs;
      weights.push({ from, to, weight });
    }
  }
  return weights;
}

const monthShapeSigma = (day: number) => ((monthShape[monthOf(day) - 1] ?? 1) > 1.1 ? 0.22 : 0.12);

/** The growth at which `total` tickets over `days` end in `perDayNow` on an average day of this week. */
export function growthFor({
  total,
  days,
  perDayNow,
  now,
}: {
  total: number;
  days: number;
  perDayNow: number;
  now: number;
}): number {
  const today = localDay(now);
  const lastWeek = Array.from({ length: 7 }, (_, back) => shapeOfDay(today - back));
  const unit = perDayNow / (lastWeek.reduce((a, b) => a + b) / 7);
  const totalAt = (growth: number) => {
    let sum = 0;
    for (let back = 0; back <= days; back += 1) sum += shapeOfDay(today - back) * growth ** (-back / days);
    return sum * unit;
  };
  let [low, high] = [1, 400];
  for (let round = 0; round < 40; round += 1) {
    const middle = Math.sqrt(low * high);
    if (totalAt(middle) > total) low = middle;
    else high = middle;
  }
  return low;
}

/** `count` moments in order, as dense as the weights say. Each stands in its own equal share, so hours differ by weather, not by luck. */
export function momentsFrom(weights: readonly HourWeight[], count: number, random: Random): number[] {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const moments: number[] = [];
  let index = 0;
  let before = 0;
  for (let place = 0; place < count; place += 1) {
    const wanted = ((place + random.next()) / count) * total;
    while (index < weights.length - 1 && before + (weights[index]?.weight ?? 0) < wanted) {
      before += weights[index]?.weight ?? 0;
      index += 1;
    }
    const hour = weights[index] as HourWeight;
    const share = Math.min(1, (wanted - before) / (hour.weight || 1));
    moments.push(hour.from + share * (hour.to - hour.from));
  }
  return moments;
}
