import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startRoutingDouble } from '../../../server/modules/dispatch/travel/testing/routing-double.ts';
import {
  askedOf,
  vroomError,
  vroomExpress,
} from '../../../server/modules/dispatch/vroom/testing/vroom-express.ts';
import type { Metric } from '../metric.ts';
import { measureVroom } from './measure-vroom.ts';
import { readRouteArguments } from './read-arguments.ts';
import { readInstances } from './read-instances.ts';

/** Four customers in a row east of the depot, the last with a window that one tenth too long a way would miss. */
const instance = `ROW1

VEHICLE
NUMBER     CAPACITY
  3         100

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0         0          0          0       1000          0
    1     10         3         10          0        900         10
    2     20         0         10          0        900         10
    3     30         3         10          0        900         10
    4     40         0         10         60         72         10
`;

function aFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'aglis-instances-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'row1.txt'), instance);
  writeFileSync(
    join(folder, 'best-known.csv'),
    'name,customers,vehicles_first__vehicles,vehicles_first__distance,distance_only_1dec\nrow1,4,1,81.761,81.6\n',
  );
  return readInstances(folder, '');
}

describe('a VROOM server in the benchmark', () => {
  it.each(['distance', 'vehicles'] as const)(
    'plans the same file for %s, and is judged by the verifier that reads the file itself',
    async (objective) => {
      const double = await startRoutingDouble(vroomExpress());
      const lines: Metric[] = [];
      const [mean] = await measureVroom(aFolder(), { url: double.url, objective }, (line) =>
        lines.push(line),
      );
      expect(lines[0]?.figures).toMatchObject({ name: 'row1', valid: true, vehicles: 1 });
      expect(mean?.value).toBeLessThan(0.01);
      expect(mean?.conditions).toContain('1 of 1 instances planned, 0 invalid');
      const { vehicles, matrices } = askedOf(double.requests[0]?.body);
      expect(vehicles[0]?.costs).toEqual({ fixed: objective === 'vehicles' ? 10_000_000 : 0 });
      expect(matrices?.car?.costs?.[0]?.[1]).toBe(objective === 'distance' ? 104 : 10_440);
      expect(matrices?.car?.durations?.[0]?.[1]).toBe(10_441);
    },
  );

  it('is named with what it said where it gives no plan', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => said.mockRestore());
    const double = await startRoutingDouble(() => vroomError(400, 2, 'Invalid skills.'));
    const asked = { url: `${double.url}/?token=s3cret-token`, objective: 'distance' } as const;
    const [mean] = await measureVroom(aFolder(), asked, () => undefined);
    expect(said.mock.calls).toEqual([['VROOM gave no plan of row1: refused, 400 2: Invalid skills.']]);
    expect(mean?.conditions).toContain('0 of 1 instances planned');
    expect(mean?.conditions).not.toContain('s3cret-token');
  });

  it('is asked for by its address, and with instances', () => {
    expect(() => readRouteArguments(['--instances', 'x', '--vroom', 'vroom:3000'])).toThrow(
      '--vroom must be a URL that begins with http:// or https://.',
    );
    expect(() => readRouteArguments(['--vroom', 'http://vroom:3000'])).toThrow(
      '--vroom plans public instances: --instances must say where they are.',
    );
  });
});
