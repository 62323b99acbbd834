import type { TFunction } from 'i18next';
import { availabilityAt } from '../../../shared/domain/technicians/technician.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { TechnicianNow, TechnicianState } from '../../live/technician-state.ts';
import type { Format } from '../../shell/format.ts';

/** The one fact worth reading about everybody in a state. */
export function stateNote(
  state: TechnicianState,
  people: readonly TechnicianNow[],
  now: Instant,
  { t, format }: { t: TFunction; format: Format },
): string {
  if (people.length === 0) return '';
  switch (state) {
    case 'free':
      return names(people);
    case 'assigned':
      return t('technicians.notYetLeft', { names: names(people) });
    case 'en-route':
    case 'on-site':
    case 'waiting': {
      const lengths = people.flatMap(({ ticket }) =>
        ticket && 'since' in ticket.state ? [now - ticket.state.since] : [],
      );
      // At a moment of the past nobody knows since when somebody has moved.
      if (lengths.length === 0) return '';
      const longest = Math.max(0, ...lengths);
      return t('technicians.lengths', {
        median: format.length(median(lengths)),
        longest: format.length(longest),
      });
    }
    case 'on-break': {
      const until = people.flatMap(({ technician }) => {
        const availability = availabilityAt(technician.availability, now);
        return availability.kind === 'on-break' ? [availability.until] : [];
      });
      return until.length > 0 ? t('technicians.backFrom', { at: format.time(Math.min(...until)) }) : '';
    }
    case 'lost': {
      const oldest = Math.max(...people.map(({ positionAgeMs }) => positionAgeMs ?? 0));
      return oldest > 0 ? t('technicians.lastSeen', { age: format.age(oldest) }) : t('technicians.neverSeen');
    }
    case 'off-duty':
      return '';
  }
}

const shownNames = 4;

function names(people: readonly TechnicianNow[]): string {
  const first = people.slice(0, shownNames).map(({ technician }) => technician.name.split(' ')[0]);
  const more = people.length - first.length;
  return first.join(', ') + (more > 0 ? `, +${more}` : '');
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
