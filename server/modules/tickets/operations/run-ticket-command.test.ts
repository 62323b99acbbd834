import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../shared/domain/identity/principal.ts';
import {
  addTechnician,
  anActor,
  envelope,
  newTicketId,
  openInput,
  pipelineOn,
} from '../../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../../tests/support/test-database.ts';
import { listTicketEvents } from '../index.ts';

const overriding = { obstacle: 'technician-off-shift', reason: 'Rumah sakit gelap' } as const;

async function callIn(role: Role) {
  const database = await createTestDatabase();
  const pipeline = pipelineOn(database);
  const ticketId = newTicketId();
  const asleep = await addTechnician(database.orm, {
    availability: { kind: 'off-shift', nextShiftAt: null },
  });
  await pipeline.run(envelope('ticket.open', openInput(ticketId)), anActor());
  const input = { ticketId, technicianId: asleep.id, overriding };
  const outcome = await pipeline.run(envelope('ticket.assign', input), anActor(role));
  const events = await listTicketEvents(database.orm, ticketId);
  return { outcome, bodies: events.map(({ body }) => body) };
}

describe('an assignment outside the shift', () => {
  it('is a supervisor’s to give, and its reason stays in the timeline', async () => {
    const { outcome, bodies } = await callIn('supervisor');
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(bodies[1]).toMatchObject({ type: 'assigned', reason: null, overriding });
  });

  it('is not an operator’s, although assigning is', async () => {
    const { outcome, bodies } = await callIn('operator');
    expect(outcome).toEqual({ kind: 'refused', refusal: { code: 'forbidden', role: 'operator' } });
    expect(bodies).toHaveLength(1);
  });
});
