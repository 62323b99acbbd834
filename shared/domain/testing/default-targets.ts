import { type SlaPolicy, slaTargetsFrom } from '../sla/sla-policy.ts';

const minutes: Readonly<Record<SlaPolicy['priority'], readonly [number, number]>> = {
  critical: [15, 240],
  high: [30, 480],
  normal: [120, 1440],
  low: [480, 4320],
};

const tiers = ['home', 'business', 'corporate'] as const;
const priorities = ['critical', 'high', 'normal', 'low'] as const;

/** The same promise for every tier, around the clock. */
export const defaultTargets = slaTargetsFrom(
  tiers.flatMap((tier) =>
    priorities.map((priority) => ({
      tier,
      priority,
      responseMinutes: minutes[priority][0],
      resolutionMinutes: minutes[priority][1],
      calendarId: 'always',
    })),
  ),
);
