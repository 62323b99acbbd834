import { describe, expect, it } from 'vitest';
import { technicianId } from '../../../../shared/domain/testing/builders.ts';
import {
  addTechnician,
  anActor,
  envelope,
  noon,
  pipelineOn,
} from '../../../../tests/support/server-builders.ts';
import { createTestDatabase } from '../../../../tests/support/test-database.ts';

const supervisor = anActor('supervisor', 'Bambang');

describe('the team of a technician on the server', () => {
  it('is the one a supervisor puts them into, and their availability stays', async () => {
    const database = await createTestDatabase();
    const { id } = await addTechnician(database.orm);
    const into = (team: string | null) =>
      pipelineOn(database, () => noon).run(
        envelope('technician.set-team', { technicianId: id, team }),
        supervisor,
      );
    expect(await into('Cikampek')).toMatchObject({ touched: [{ entity: 'technicians', id, version: 2 }] });
    const stored = () => database.pool.query("select team, availability ->> 'kind' as kind from technicians");
    expect((await stored()).rows).toEqual([{ team: 'Cikampek', kind: 'on-shift' }]);
    await into(null);
    expect((await stored()).rows).toEqual([{ team: null, kind: 'on-shift' }]);
  });

  it('is nothing for an operator to say, and of nobody who is not there', async () => {
    const database = await createTestDatabase();
    const { id } = await addTechnician(database.orm);
    const pipeline = pipelineOn(database, () => noon);
    const said = (technician: string) =>
      envelope('technician.set-team', { technicianId: technician, team: 'Klari' } as never);
    expect(await pipeline.run(said(id), anActor('operator', 'Sari'))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    expect(await pipeline.run(said(technicianId(9)), supervisor)).toMatchObject({
      refusal: { code: 'technician-unknown' },
    });
  });
});
