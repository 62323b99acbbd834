import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { commandOutcomeSchema } from '../../shared/contracts/commands.ts';
import type { DisplayApproval } from '../../shared/contracts/displays.ts';
import { plannedRouteSchema } from '../../shared/domain/dispatch/dispatch-day.ts';
import type { ControlRoom } from './control-room.ts';
import { askDatabase } from './server-truth.ts';

const signedInSchema = z.object({ result: z.object({ data: z.object({ token: z.string() }) }) });
const decidedSchema = z.object({
  result: z.object({ data: z.object({ outcomes: z.array(commandOutcomeSchema) }) }),
});

const daySchema = z.object({
  day: z.string(),
  routes: z.tuple([plannedRouteSchema], plannedRouteSchema),
  routes_version: z.number(),
});

/** Somebody turns a route of the latest day round, at a desk of their own. @returns how the server decides it */
export async function changeRoutesElsewhere(room: ControlRoom, username: string) {
  const [row] = await askDatabase(
    room,
    'select day::text, routes, routes_version from dispatch_days order by day desc limit 1',
  );
  const { day: planDay, routes_version: basedOn, routes } = daySchema.parse(row);
  const [first, ...others] = routes;
  const turned = { ...first, ticketIds: first.ticketIds.toReversed() };
  const input = { planDay, basedOn, routes: [turned, ...others] };
  return giveElsewhere(room, username, { name: 'dispatch.set-routes', input });
}

/** Somebody approves the code that a wall shows, at a console of their own. */
export async function approveElsewhere(
  room: Pick<ControlRoom, 'server'>,
  username: string,
  approval: DisplayApproval,
): Promise<void> {
  const { call, token } = await signInElsewhere(room, username);
  await call('displays.approve', approval, token);
}

async function giveElsewhere(room: ControlRoom, username: string, command: object) {
  const { call, token } = await signInElsewhere(room, username);
  const envelope = { ...command, id: randomUUID(), issuedAt: Date.now() };
  const answer = await call('commands.submit', { envelopes: [envelope] }, token);
  return decidedSchema.parse(answer).result.data.outcomes[0];
}

async function signInElsewhere({ server }: Pick<ControlRoom, 'server'>, username: string) {
  const call = async (procedure: string, input: object, token?: string): Promise<unknown> => {
    const response = await fetch(`${server.address}/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(input),
    });
    return response.json();
  };
  const credentials = { username, password: 'karawang', deskName: 'meja lain' };
  const { token } = signedInSchema.parse(await call('session.signIn', credentials)).result.data;
  return { call, token };
}
