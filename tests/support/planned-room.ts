import { hourMs, instant } from '../../shared/kernel/instant.ts';
import {
  addTechnician,
  anActor,
  envelope,
  learntOf,
  newTicketId,
  noon,
  openInput,
  pipelineOn,
} from './server-builders.ts';
import { createTestDatabase } from './test-database.ts';

export const day = '2026-11-22';
const place = { longitude: 107.35, latitude: -6.36 };
export const north = (kilometres: number) => ({ ...place, latitude: place.latitude + kilometres / 111.2 });

/** A room with two technicians, one near to where tickets are opened and one far. */
export async function openPlannedRoom() {
  const database = await createTestDatabase();
  const pipeline = pipelineOn(database);
  const learnt = learntOf(database.orm);
  const until = instant(noon + 8 * hourMs);
  const availability = { kind: 'on-shift', until } as const;
  const near = await addTechnician(database.orm, { name: 'Dekat', home: north(2), availability });
  const far = await addTechnician(database.orm, { name: 'Jauh', home: north(30), availability });
  const warnings: string[] = [];
  const warn = (_: object, sentence: string) => void warnings.push(sentence);
  return {
    near,
    far,
    warnings,
    planned: { db: database.orm, travel: learnt, experience: learnt, warn },
    async open(position = place) {
      const ticketId = newTicketId();
      await run(envelope('ticket.open', { ...openInput(ticketId), position }), anActor());
      return ticketId;
    },
    run: (...command: Parameters<typeof envelope>) => run(envelope(...command), anActor('supervisor')),
    async depart(ticketId: Awaited<ReturnType<typeof newTicketId>>, technicianId: typeof near.id) {
      await pipeline.run(envelope('ticket.depart', { ticketId }), { ...anActor('technician'), technicianId });
    },
  };

  async function run(...[given, actor]: Parameters<typeof pipeline.run>) {
    const { kind } = await pipeline.run(given, actor);
    if (kind !== 'accepted') throw new Error(`${given.name} was ${kind}`);
  }
}
