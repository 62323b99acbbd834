import { describe, expect, it } from 'vitest';
import { inDoublePrecision, readSolomon, truncatedToOneDecimal } from './solomon.ts';
import { type SearchState, solve } from './solve.ts';

const square = `SQUARE\r
\r
VEHICLE\r
NUMBER     CAPACITY\r
  3         10\r
\r
CUSTOMER\r
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME\r
 \r
    0      0         0          0          0        100          0\r
    1      0         7          4          0        100          1\r
    2      7         7          4          0        100          1\r
    3      7         0          4          0        100          1\r
`;

const limit = { kind: 'iterations', iterations: 500 } as const;

describe("an instance in Solomon's format", () => {
  it('is planned within its capacity: two vehicles for three customers', () => {
    const { name, problem } = readSolomon(square, inDoublePrecision);
    const { plan } = solve(problem, { limit });
    expect(name).toBe('SQUARE');
    expect(plan.routes).toHaveLength(2);
    expect(plan.cost.total).toBeCloseTo(14 + 14 + 7 * Math.SQRT2, 9);
  });

  it('counts distances cut after one decimal when asked, and keeps times exact', () => {
    const { problem } = readSolomon(square, truncatedToOneDecimal);
    const { plan } = solve(problem, { limit });
    expect(plan.cost.total).toBeCloseTo(14 + 14 + 9.8, 9);
    expect(Math.max(...problem.matrix.seconds)).toBe(7 * Math.SQRT2);
  });

  it('is refused when it is something else', () => {
    expect(() => readSolomon('a,b,c', inDoublePrecision)).toThrow("not an instance in Solomon's format");
  });
});

describe('a search', () => {
  const { problem } = readSolomon(square, inDoublePrecision);

  it('ends at its deadline, by the clock it was given', () => {
    let now = 0;
    const clock = () => {
      now += 1;
      return now;
    };
    const { plan, iterations } = solve(problem, { limit: { kind: 'time', milliseconds: 20, clock } });
    expect(plan.unassigned).toEqual([]);
    expect(iterations).toBeGreaterThan(0);
    expect(now).toBeLessThan(60);
  });

  it('tells how far it is, and ends when it is told to', () => {
    const shares: number[] = [];
    const goesOn = ({ share, best }: SearchState) => {
      expect(best().unassigned).toEqual([]);
      shares.push(share);
      return shares.length < 3;
    };
    const { plan } = solve(problem, { limit: { kind: 'iterations', iterations: 100_000 }, goesOn });
    expect(plan.unassigned).toEqual([]);
    expect(shares).toEqual([0, 0.0005, 0.001]);
  });

  it('makes do with the fewest vehicles when asked', () => {
    const apart = { ...problem, visits: problem.visits.map((visit) => ({ ...visit, parts: {} })) };
    expect(solve(apart, { limit, fewestVehicles: true }).plan.routes).toHaveLength(1);
  });
});
