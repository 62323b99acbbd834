import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from 'react';
import type { RouteView, VisitView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { DropPlace } from '../dispatch-desk.ts';
import { placeAt } from './step-through.ts';
import type { TimeScale } from './time-scale.ts';
import type { Carry } from './use-carry.ts';

/** A hand that trembles does not yet drag. */
const slackPx = 4;

type Options = {
  readonly carry: Carry;
  readonly routes: readonly RouteView[];
  /** Of the timeline as it is drawn now; null before it was measured. */
  readonly scale: () => TimeScale | null;
};

export type StartDrag = (event: ReactPointerEvent, visit: VisitView, place: DropPlace) => void;

/** Takes a visit with the pointer from a row or the tray to a row or the tray, whatever lies between. */
export function useDragging(options: Options): StartDrag {
  const latest = useRef(options);
  latest.current = options;
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  return (event, visit, place) => {
    if (event.button !== 0) return;
    stop.current?.();
    const begun = { x: event.clientX, y: event.clientY };
    const drag = { isHeld: false };
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (!drag.isHeld && Math.hypot(clientX - begun.x, clientY - begun.y) < slackPx) return;
      const { carry } = latest.current;
      if (!drag.isHeld) carry.take(visit, place, 'pointer');
      drag.isHeld = true;
      const under = placeUnder(latest.current, visit, { x: clientX, y: clientY });
      if (under) carry.moveTo(under);
    };
    const end = () => {
      stop.current?.();
      if (drag.isHeld) latest.current.carry.drop();
    };
    const leave = () => {
      stop.current?.();
      latest.current.carry.cancel();
    };
    stop.current = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', leave);
      stop.current = null;
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', leave);
  };
}

function placeUnder(
  { routes, scale }: Options,
  { ticketId }: VisitView,
  { x, y }: { readonly x: number; readonly y: number },
): DropPlace | null {
  const under = document.elementFromPoint(x, y);
  if (under?.closest('[data-area="tray"]')) return { technicianId: null, index: 0 };
  const row = under?.closest('[data-technician]');
  const route = routes.find(({ technicianId }) => technicianId === row?.getAttribute('data-technician'));
  const track = row?.querySelector('.timeline-track')?.getBoundingClientRect();
  const drawn = scale();
  return route && track && drawn ? placeAt(route, ticketId, drawn.at(x - track.left)) : null;
}
