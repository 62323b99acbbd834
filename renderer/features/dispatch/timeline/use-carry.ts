import { useCallback, useEffect, useRef, useState } from 'react';
import type { VisitView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { DispatchDesk, DropOutlook, DropPlace } from '../dispatch-desk.ts';

/** A visit in the hand, and what would come of putting it down there. */
export type Carried = {
  readonly visit: VisitView;
  readonly place: DropPlace;
  /** Null over the tray. */
  readonly outlook: DropOutlook | null;
  readonly by: 'keys' | 'pointer';
};

export type Carry = {
  readonly carried: Carried | null;
  take(visit: VisitView, place: DropPlace, by: Carried['by']): void;
  moveTo(place: DropPlace): void;
  drop(): void;
  cancel(): void;
};

/** One visit is held at a time, by the keys or by the pointer; Escape lets go of it where it was. */
export function useCarry({ actions, mayPlan, routesVersion }: DispatchDesk): Carry {
  const [carried, setCarried] = useState<Carried | null>(null);
  const held = useRef<Carried | null>(null);
  const hold = useCallback((next: Carried | null) => {
    held.current = next;
    setCarried(next);
  }, []);
  const outlookOf = (visit: VisitView, place: DropPlace) =>
    place.technicianId === null ? null : actions.outlook(visit.ticketId, place);

  // What somebody else has changed meanwhile is looked at again before anything is put down.
  useEffect(() => {
    if (routesVersion >= 0) hold(null);
  }, [routesVersion, hold]);
  const isHeld = carried !== null;
  useEffect(() => {
    if (!isHeld) return;
    const letGo = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      hold(null);
    };
    window.addEventListener('keydown', letGo, { capture: true });
    return () => window.removeEventListener('keydown', letGo, { capture: true });
  }, [isHeld, hold]);

  return {
    carried,
    take(visit, place, by) {
      if (mayPlan) hold({ visit, place, by, outlook: outlookOf(visit, place) });
    },
    moveTo(place) {
      const now = held.current;
      if (!now || isSame(now.place, place)) return;
      hold({ ...now, place, outlook: outlookOf(now.visit, place) });
    },
    drop() {
      const now = held.current;
      if (!now) return;
      hold(null);
      actions.place(now.visit.ticketId, now.place);
      actions.select(now.visit.ticketId);
    },
    cancel: () => hold(null),
  };
}

const isSame = (a: DropPlace, b: DropPlace) => a.technicianId === b.technicianId && a.index === b.index;
