/**
 * A desk against a running server, as a window sees it:
 * `node electron/desk/testing/measure-desk.ts http://127.0.0.1:7400 <username> <password>`.
 */
import { performance } from 'node:perf_hooks';
import { given } from './builders.ts';
import { openTestDesk, temporaryDirectory, WindowDouble } from './desk-harness.ts';

const [serverUrl = '', username = '', password = ''] = process.argv.slice(2);
const say = (facts: object) => process.stdout.write(`${JSON.stringify(facts)}\n`);
const sinceMs = (at: number) => Math.round((performance.now() - at) * 10) / 10;

async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 1));
}

const directory = temporaryDirectory();
const first = openTestDesk(directory.path, serverUrl);
const window = new WindowDouble(first, 'first');
const signingInAt = performance.now();
say({ signIn: (await first.services.session.signIn({ username, password })).kind, ms: sinceMs(signingInAt) });
const syncAt = performance.now();
await until(() => window.status?.connection.kind === 'live');
say({ firstSyncMs: sinceMs(syncAt) });
await until(() => window.isReady && window.all('customers').length > 0);
const counts = Object.fromEntries([...window.rows].map(([name, rows]) => [name, rows.size]));
say({
  windowCompleteMs: sinceMs(syncAt),
  rssMegabytes: Math.round(process.memoryUsage().rss / 1e6),
  ...counts,
});

const open = window.all('tickets').filter((ticket) => ticket.state.status === 'open');
const shown: number[] = [];
const settled: number[] = [];
for (const ticket of open.slice(0, 50)) {
  const at = performance.now();
  const before = window.get('tickets', ticket.id)?.version ?? 0;
  const text = `Catatan ${at}`;
  first.services.commands.submit(given('ticket.add-note', { ticketId: ticket.id, text }));
  await until(() => (window.get('tickets', ticket.id)?.version ?? 0) > before);
  shown.push(performance.now() - at);
  await until(() => window.all('commands').length === 0);
  settled.push(performance.now() - at);
}
const median = (values: readonly number[]) =>
  Math.round((values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0) * 10) / 10;
const worst = (values: readonly number[]) => Math.round(Math.max(...values) * 10) / 10;
say({
  commands: shown.length,
  shownMedianMs: median(shown),
  shownWorstMs: worst(shown),
  settledMedianMs: median(settled),
  settledWorstMs: worst(settled),
});
const timeline = await first.services.queries.run({
  name: 'ticket.timeline',
  input: { ticketId: open[0]?.id },
});
say({ timeline: timeline.kind, status: window.status?.clockOffsetMs });
first.close();

const reopenedAt = performance.now();
const second = openTestDesk(directory.path, serverUrl);
const again = new WindowDouble(second, 'second');
await until(() => again.isReady);
say({ reopenedFromCacheMs: sinceMs(reopenedAt), tickets: again.all('tickets').length });
await until(() => again.status?.connection.kind === 'live');
say({ liveAgainMs: sinceMs(reopenedAt) });
second.close();
directory.remove();
process.exit(0);
