import { describe, expect, it } from 'vitest';
import { randomProblem } from '../../../../shared/domain/routing/testing/random-problem.ts';
import { readVroomSolution } from '../../../../shared/domain/routing/vroom/read-vroom-solution.ts';
import { writeVroomProblem } from '../../../../shared/domain/routing/vroom/write-vroom-problem.ts';
import { type Behaviour, fault, startRoutingDouble } from '../travel/testing/routing-double.ts';
import { askVroom } from './ask-vroom.ts';
import { vroomError, vroomExpress } from './testing/vroom-express.ts';

const problem = randomProblem(5, { visits: 12, shifts: 3 });
const asked = writeVroomProblem(problem);

async function answerOf(behaviour: Behaviour, { timeoutMs = 10_000, path = '' } = {}) {
  const double = await startRoutingDouble(behaviour);
  const url = `${double.url}${path}`;
  const answer = await askVroom({ url, timeoutMs }, asked, AbortSignal.timeout(20_000));
  return { answer, requests: double.requests };
}

describe('a VROOM server', () => {
  it('is sent jobs, vehicles and our own matrices, and its routes are read as ours', async () => {
    const { answer, requests } = await answerOf(vroomExpress(), { path: '/vroom/?token=s3cret-token' });
    if (!answer.ok) throw new Error(answer.refusal.detail);
    const routes = readVroomSolution(problem, answer.value);
    if (!routes.ok) throw new Error(routes.refusal);
    expect(routes.value.flatMap(({ visitIds }) => visitIds).length).toBeGreaterThan(0);
    const [request] = requests;
    expect(request?.url.href).toMatch(/\/vroom\/\?token=s3cret-token$/);
    expect(request?.body).toEqual(JSON.parse(JSON.stringify(asked)));
    expect(Object.keys(asked.matrices?.car ?? {})).toEqual(['durations', 'distances']);
  });

  it.each<readonly [string, Behaviour, string]>([
    ['more jobs than its operator allows', vroomExpress({ maxlocations: 5 }), 'too-big'],
    ['more vehicles than its operator allows', vroomExpress({ maxvehicles: 1 }), 'too-big'],
    ['a body beyond the limit of a proxy', fault(413, '<html>413</html>'), 'too-big'],
    ['too many, said as an error of input', () => vroomError(400, 2, 'Too many vehicles'), 'too-big'],
    ['an error of input', () => vroomError(400, 2, 'Invalid skills.'), 'refused'],
    ['an error of input in an answer of 200', () => vroomError(200, 2, 'Invalid skills.'), 'refused'],
    ['an error of routing', () => vroomError(500, 3, 'Failed to connect to localhost:5000'), 'server-error'],
    ['an error of VROOM itself', () => vroomError(500, 1, 'Internal error'), 'server-error'],
    ['too many requests', fault(429, { message: 'Too Many Requests' }), 'quota'],
    ['a proxy that wants a key', fault(401, ''), 'denied'],
    ['half of a JSON', () => ({ body: '{"code":0,"routes":[{"veh' }), 'malformed'],
    ['a page of a proxy', () => ({ body: '<html>Welcome</html>' }), 'malformed'],
    ['a JSON that is not its own', () => ({ body: { hello: 'world' } }), 'malformed'],
    ['a line that is cut', () => 'hang-up', 'unreachable'],
  ])('calls %s by its name', async (_what, behaviour, kind) => {
    expect((await answerOf(behaviour)).answer).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('is quoted in its own words', async () => {
    const { answer } = await answerOf(() => vroomError(400, 2, 'Invalid skills.'));
    expect(answer).toEqual({ ok: false, refusal: { kind: 'refused', detail: '400 2: Invalid skills.' } });
  });

  it('is waited for no longer than it may take, as when it leaves too large a body unanswered', async () => {
    const { answer } = await answerOf(() => 'never', { timeoutMs: 150 });
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'timeout' } });
  });

  it('that is not there is said to be away', async () => {
    const nobody = { url: 'http://127.0.0.1:9', timeoutMs: 5000 };
    const answer = await askVroom(nobody, asked, AbortSignal.timeout(20_000));
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'unreachable' } });
  });
});
