import { z } from 'zod';
import { quantile } from '../routing/travel/weighted-median.ts';
import { type TicketKind, ticketKindSchema } from '../tickets/ticket.ts';

/** Minutes on site by the kind of ticket, where nobody has said otherwise, and how many visits say so. */
export const usualMinutesSchema = z.record(
  ticketKindSchema,
  z.strictObject({ minutes: z.int().positive(), visits: z.int().nonnegative() }),
);
export type UsualMinutes = Readonly<z.infer<typeof usualMinutesSchema>>;

/** Before any visit is recorded. */
export const believedMinutes: UsualMinutes = {
  outage: { minutes: 60, visits: 0 },
  degraded: { minutes: 45, visits: 0 },
  installation: { minutes: 90, visits: 0 },
  relocation: { minutes: 75, visits: 0 },
  equipment: { minutes: 40, visits: 0 },
  account: { minutes: 20, visits: 0 },
};

/** From arriving to having settled it, without a wait between. */
export type RecordedVisit = { readonly kind: TicketKind; readonly minutes: number };

/** What is believed counts as so many visits. */
const beliefVisits = 20;
/** Shorter are buttons pressed together, longer are buttons forgotten until the evening. */
const credible = { from: 3, to: 8 * 60 } as const;
/** Nobody plans by the minute. */
const step = 5;

/**
 * The median of each kind, drawn towards what was believed where visits are few: half of them may be nonsense without
 * moving it beyond the rest. Between the two it is mixed by ratios, as durations are. In any order, the same answer.
 */
export function learnMinutes(visits: readonly RecordedVisit[]): UsualMinutes {
  const learnt = ticketKindSchema.options.map((kind) => {
    const known = visits
      .filter(
        (visit) => visit.kind === kind && visit.minutes >= credible.from && visit.minutes <= credible.to,
      )
      .map(({ minutes }) => minutes);
    return [kind, drawn(known, believedMinutes[kind].minutes)] as const;
  });
  return Object.fromEntries(learnt) as UsualMinutes;
}

function drawn(known: readonly number[], believed: number) {
  const visits = known.length;
  if (visits === 0) return { minutes: believed, visits };
  const share = visits / (visits + beliefVisits);
  const mixed = Math.exp(share * Math.log(quantile(known, 0.5)) + (1 - share) * Math.log(believed));
  return { minutes: Math.max(step, Math.round(mixed / step) * step), visits };
}
