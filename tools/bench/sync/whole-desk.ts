/**
 * A whole desk in a process of its own: every shape into an empty cache, with outbox and one window that looks and reads
 * no further. Started by `fork`; says `live` when its copy is whole.
 */
import { keepHeapSmall } from '../../../electron/desk/process/small-heap.ts';
import {
  openTestDesk,
  temporaryDirectory,
  WindowDouble,
} from '../../../electron/desk/testing/desk-harness.ts';

keepHeapSmall();
const [serverUrl = '', username = '', password = ''] = process.argv.slice(2);
const directory = temporaryDirectory();
process.on('exit', directory.remove);
const desk = openTestDesk(directory.path, serverUrl);
const window = new WindowDouble(desk);
window.acknowledges = false;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

await desk.services.session.signIn({ username, password });
const startedAt = performance.now();
while (window.status?.connection.kind !== 'live') await pause(20);
process.send?.({
  kind: 'live',
  seconds: (performance.now() - startedAt) / 1000,
  maxRssMegabytes: process.resourceUsage().maxRSS / 1024,
});
process.on('disconnect', () => process.exit(0));
