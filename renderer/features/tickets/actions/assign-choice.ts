import { overridingRoles } from '../../../../shared/contracts/command-roles.ts';
import { type Assessment, isOfDay } from '../../../../shared/domain/dispatch/assess-technicians.ts';
import type { Role } from '../../../../shared/domain/identity/principal.ts';
import {
  type OverridableObstacle,
  overridable,
} from '../../../../shared/domain/tickets/assignment-obstacle.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';

/** Whether this person may give somebody the ticket: at once, with a reason for passing over what is in the way, or not. */
export type AssignChoice =
  | { readonly kind: 'free' }
  | { readonly kind: 'overriding'; readonly obstacle: OverridableObstacle }
  | { readonly kind: 'blocked' };

export function assignChoice({ obstacles }: Assessment, role: Role): AssignChoice {
  /* What the day says only keeps somebody from being offered; the rule forbids nothing. */
  const forbidding = obstacles.filter((obstacle) => !isOfDay(obstacle));
  const [first, second] = forbidding;
  if (!first) return { kind: 'free' };
  const obstacle = second ? null : overridable(first);
  return obstacle && overridingRoles.includes(role) ? { kind: 'overriding', obstacle } : { kind: 'blocked' };
}

/** Who of those with the skills is back at work first, and when; null when nobody is known to be. */
export function firstBack(
  assessments: readonly Assessment[],
): { readonly name: string; readonly at: Instant } | null {
  const returns = assessments.flatMap(({ technician: { name }, obstacles }) => {
    const [obstacle, ...others] = obstacles;
    if (!obstacle || others.length > 0) return [];
    if (obstacle.code === 'technician-on-break') return [{ name, at: obstacle.until }];
    const at = obstacle.code === 'technician-off-shift' ? obstacle.nextShiftAt : null;
    return at === null ? [] : [{ name, at }];
  });
  return returns.toSorted((a, b) => a.at - b.at)[0] ?? null;
}
