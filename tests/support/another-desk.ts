import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Command, commandOutcomeSchema } from '../../shared/contracts/commands.ts';
import type { ControlRoom } from './control-room.ts';

const signedInSchema = z.object({ result: z.object({ data: z.object({ token: z.string() }) }) });
const decidedSchema = z.object({
  result: z.object({ data: z.object({ outcomes: z.array(commandOutcomeSchema) }) }),
});

/** What somebody gives at a desk of their own, as the server decides it. */
export async function giveElsewhere(
  { server }: Pick<ControlRoom, 'server'>,
  username: string,
  command: Command,
) {
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
  const envelope = { ...command, id: randomUUID(), issuedAt: Date.now() };
  const answer = await call('commands.submit', { envelopes: [envelope] }, token);
  return decidedSchema.parse(answer).result.data.outcomes[0];
}
