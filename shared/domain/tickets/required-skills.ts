import type { ServiceTier } from '../sla/sla-policy.ts';
import type { Skill } from '../technicians/technician.ts';
import type { TicketKind } from './ticket.ts';

export function requiredSkills(kind: TicketKind, tier: ServiceTier): readonly Skill[] {
  if (tier === 'corporate' && kind !== 'account') return ['metro-ethernet'];
  const byKind: Record<TicketKind, readonly Skill[]> = {
    outage: ['splicing'],
    degraded: ['splicing'],
    installation: ['cabling', 'ont'],
    relocation: ['cabling', 'ont'],
    equipment: ['ont'],
    account: [],
  };
  return byKind[kind];
}
