import { describe, expect, it } from 'vitest';
import { aTechnician } from '../testing/builders.ts';
import { changedTechnician, technicianCommandInputs } from './technician-commands.ts';

const technician = aTechnician();
const technicianId = technician.id;

describe('what is said of a technician', () => {
  it('is the team they go out with, and nothing else changes', () => {
    const command = { name: 'technician.set-team', input: { technicianId, team: 'Cikampek' } } as const;
    expect(changedTechnician(technician, command)).toEqual({ ...technician, version: 2, team: 'Cikampek' });
  });

  it('is that they are in none', () => {
    const command = { name: 'technician.set-team', input: { technicianId, team: null } } as const;
    expect(changedTechnician(aTechnician({ team: 'Klari' }), command).team).toBeNull();
  });

  it('is when they are at work', () => {
    const availability = { kind: 'on-leave', until: null } as const;
    const command = { name: 'technician.set-availability', input: { technicianId, availability } } as const;
    expect(changedTechnician(technician, command)).toEqual({ ...technician, version: 2, availability });
  });

  it('has a name without the white space around it, and never an empty one', () => {
    const input = technicianCommandInputs['technician.set-team'];
    expect(input.parse({ technicianId, team: ' Klari ' }).team).toBe('Klari');
    expect(input.safeParse({ technicianId, team: '  ' }).success).toBe(false);
  });
});
