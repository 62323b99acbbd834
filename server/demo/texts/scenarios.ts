import type { ServiceTier } from '../../../shared/domain/sla/sla-policy.ts';
import type { TicketKind } from '../../../shared/domain/tickets/ticket.ts';
import { accountScenarios } from './account-texts.ts';
import { corporateDegradedScenarios, degradedScenarios } from './degraded-texts.ts';
import { equipmentScenarios } from './equipment-texts.ts';
import { installationScenarios, relocationScenarios } from './installation-texts.ts';
import {
  bankOutageScenarios,
  businessOutageScenarios,
  corporateOutageScenarios,
  hospitalOutageScenarios,
  outageScenarios,
} from './outage-texts.ts';
import type { Scenario } from './scenario.ts';

const byKind: Readonly<Record<TicketKind, readonly Scenario[]>> = {
  outage: outageScenarios,
  degraded: degradedScenarios,
  installation: installationScenarios,
  relocation: relocationScenarios,
  equipment: equipmentScenarios,
  account: accountScenarios,
};

const shopOutages = [...outageScenarios, ...businessOutageScenarios];

/** Who calls decides the words: a hospital speaks of patients, a bank of cash machines. */
export function scenariosFor(kind: TicketKind, tier: ServiceTier, customer: string): readonly Scenario[] {
  if (tier === 'corporate' && kind === 'outage') return corporateOutages(customer);
  if (tier === 'business' && kind === 'outage') return shopOutages;
  if (tier === 'corporate' && kind === 'degraded') return corporateDegradedScenarios;
  return byKind[kind];
}

function corporateOutages(customer: string): readonly Scenario[] {
  if (customer.startsWith('RS')) return hospitalOutageScenarios;
  return /^(Bank|BPR)/.test(customer) ? bankOutageScenarios : corporateOutageScenarios;
}

export const everyScenario: readonly Scenario[] = [
  ...Object.values(byKind).flat(),
  ...businessOutageScenarios,
  ...corporateOutageScenarios,
  ...bankOutageScenarios,
  ...hospitalOutageScenarios,
  ...corporateDegradedScenarios,
];
