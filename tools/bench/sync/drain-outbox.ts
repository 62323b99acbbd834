/**
 * A whole desk in a process of its own that takes commands while the server is away. Started by `fork`; says `filled`
 * when they wait, then `drained` when the server has decided each and the cache shows it.
 */
import { randomUUID } from 'node:crypto';
import {
  openTestDesk,
  temporaryDirectory,
  WindowDouble,
} from '../../../electron/desk/testing/desk-harness.ts';
import { commandIdSchema } from '../../../shared/kernel/ids.ts';

const [serverUrl = '', username = '', password = '', count = '0'] = process.argv.slice(2);
const directory = temporaryDirectory();
process.on('exit', directory.remove);
const desk = openTestDesk(directory.path, serverUrl);
const window = new WindowDouble(desk);
const connection = () => window.status?.connection.kind;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async (holds: () => boolean) => {
  while (!holds()) await pause(5);
};

await until(() => connection() !== undefined);
await desk.services.session.signIn({ username, password });
await until(() => connection() === 'live' && window.isReady);
process.send?.({ kind: 'live' });
await until(() => connection() === 'away');
const tickets = window.all('tickets').slice(0, 500);
const startedAt = performance.now();
for (let given = 0; given < Number(count); given += 1) {
  const ticket = tickets[given % tickets.length];
  if (!ticket) throw new Error('There is no ticket to give commands on');
  const input = { ticketId: ticket.id, text: `Catatan ${given}` };
  desk.services.commands.submit([
    { id: commandIdSchema.parse(randomUUID()), name: 'ticket.add-note', input },
  ]);
  if (given % 100 === 0) await pause(0);
}
process.send?.({ kind: 'filled', seconds: (performance.now() - startedAt) / 1000 });
await until(() => connection() !== 'away');
const reconnectedAt = performance.now();
await until(() => window.all('commands').length === 0);
process.send?.({ kind: 'drained', seconds: (performance.now() - reconnectedAt) / 1000 });
process.on('disconnect', () => process.exit(0));
