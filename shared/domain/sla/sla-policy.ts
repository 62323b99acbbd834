import { z } from 'zod';
import { minuteMs } from '../../kernel/instant.ts';
import type { SlaTarget } from './sla-clock.ts';

export const prioritySchema = z.enum(['low', 'normal', 'high', 'critical']);
export type Priority = z.infer<typeof prioritySchema>;

/** Handling order, worst first: 0 is critical. */
export const priorityRank: Readonly<Record<Priority, number>> = { critical: 0, high: 1, normal: 2, low: 3 };

/** The tier of a service package decides what was promised. */
export const serviceTierSchema = z.enum(['home', 'business', 'corporate']);
export type ServiceTier = z.infer<typeof serviceTierSchema>;

export const slaPolicySchema = z.strictObject({
  tier: serviceTierSchema,
  priority: prioritySchema,
  responseMinutes: z.int().positive(),
  resolutionMinutes: z.int().positive(),
  calendarId: z.string(),
});
export type SlaPolicy = z.infer<typeof slaPolicySchema>;

export const slaTargetsSchema = z.strictObject({
  response: z.strictObject({ durationMs: z.int().positive(), calendarId: z.string() }),
  resolution: z.strictObject({ durationMs: z.int().positive(), calendarId: z.string() }),
});
export type SlaTargets = z.infer<typeof slaTargetsSchema>;

export type SlaTargetsLookup = (tier: ServiceTier, priority: Priority) => SlaTargets;

/** @throws when a policy is missing: the schema's seed has one for each tier and priority. */
export function slaTargetsFrom(policies: readonly SlaPolicy[]): SlaTargetsLookup {
  const byKey = new Map(policies.map((policy) => [`${policy.tier} ${policy.priority}`, policy]));
  return (tier, priority) => {
    const policy = byKey.get(`${tier} ${priority}`);
    if (!policy) throw new Error(`No SLA policy for tier ${tier} and priority ${priority}`);
    const target = (minutes: number): SlaTarget => ({
      durationMs: minutes * minuteMs,
      calendarId: policy.calendarId,
    });
    return { response: target(policy.responseMinutes), resolution: target(policy.resolutionMinutes) };
  };
}
