import type { StopView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TechnicianId, TicketId } from '../../../../shared/kernel/ids.ts';
import type { ShortcutId } from '../../../shell/keys/shortcut-catalogue.ts';
import { type Shortcut, useShortcuts } from '../../../shell/shortcuts.tsx';
import { canWait } from '../defer/deferral.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import {
  type Cursor,
  type Direction,
  type Ground,
  placeAt,
  placeOf,
  stepCursor,
  stepPlace,
} from '../timeline/step-through.ts';
import type { Carry } from '../timeline/use-carry.ts';
import { isMovable } from './movable.ts';

type BoardKeys = {
  readonly desk: DispatchDesk;
  readonly ground: Ground;
  readonly carry: Carry;
  choose(technicianId: TechnicianId | null, ticketId: TicketId | null): void;
  open(dialog: TicketId | 'weights' | 'defer'): void;
};

/** Everything that is done with the pointer, by the keyboard alone: the arrows move what is selected or what is held. */
export function useBoardKeys(board: BoardKeys): { enterTray(): void } {
  const { desk, ground, carry, choose, open } = board;
  const { selected, selectedTechnician, mayPlan, actions } = desk;
  const { carried } = carry;
  const visit = selected === null ? null : findVisit(ground, selected);
  const mayMove = mayPlan && visit !== null && isMovable(visit);

  const arrow = (id: ShortcutId, direction: Direction): Shortcut => ({
    id,
    enabled: true,
    run() {
      if (carried) carry.moveTo(stepHeld(ground, carry, direction));
      else {
        const next = stepCursor(ground, cursorOf(ground, selected, selectedTechnician), direction);
        choose(next.technicianId, next.ticketId);
      }
    },
  });
  const enterTray = () => {
    const [first] = ground.tray;
    if (first) actions.select(first.ticketId);
  };
  const take = () => {
    if (carried) return carry.drop();
    if (!visit) return;
    const place = placeOf(ground, visit.ticketId);
    const [topmost] = ground.routes;
    if (!place) return;
    // From the tray the way begins at the row that is chosen, else at the topmost.
    const row = ground.routes.find(({ technicianId }) => technicianId === selectedTechnician) ?? topmost;
    const at = visit.promise?.from ?? Number.POSITIVE_INFINITY;
    carry.take(visit, place.technicianId === null && row ? placeAt(row, visit.ticketId, at) : place, 'keys');
  };
  const key = (id: ShortcutId, enabled: boolean, run: () => void): Shortcut => ({ id, enabled, run });
  useShortcuts([
    arrow('dispatch.up', 'up'),
    arrow('dispatch.down', 'down'),
    arrow('dispatch.earlier', 'earlier'),
    arrow('dispatch.later', 'later'),
    key('dispatch.tray', ground.tray.length > 0, enterTray),
    key('dispatch.take', carried !== null || mayMove, take),
    key('dispatch.open', visit !== null || carried !== null, () => {
      if (carried) carry.drop();
      else if (visit) open(visit.ticketId);
    }),
    key('dispatch.lock', mayMove, () => {
      if (visit)
        actions.setTerms(visit.ticketId, { lock: visit.lock ? null : lockWhereItStands(ground, visit) });
    }),
    key('dispatch.unassign', mayMove && visit !== null && 'state' in visit, () => {
      carry.cancel();
      if (visit) actions.place(visit.ticketId, { technicianId: null, index: 0 });
    }),
    key('dispatch.undo', mayPlan && desk.canUndo, actions.undo),
    key('dispatch.redo', mayPlan && desk.canRedo, actions.redo),
    key('dispatch.weights', true, () => open('weights')),
    key('dispatch.defer', ground.tray.some(canWait), () => open('defer')),
  ]);
  return { enterTray };
}

const findVisit = ({ routes, tray }: Ground, id: TicketId): StopView | TrayVisit | null =>
  routes.flatMap(({ stops }) => stops).find(({ ticketId }) => ticketId === id) ??
  tray.find(({ ticketId }) => ticketId === id) ??
  null;

function cursorOf(ground: Ground, selected: TicketId | null, technicianId: TechnicianId | null): Cursor {
  const place = selected === null ? null : placeOf(ground, selected);
  return place ? { technicianId: place.technicianId, ticketId: selected } : { technicianId, ticketId: null };
}

function stepHeld(ground: Ground, { carried }: Carry, direction: Direction) {
  const { visit, place, outlook } = carried as NonNullable<Carry['carried']>;
  const at = outlook?.startsAt ?? visit.promise?.from ?? Number.POSITIVE_INFINITY;
  return stepPlace(ground, { ticketId: visit.ticketId, place, at }, direction);
}

/** To the technician who has it; from the tray there is nobody to lock it to. */
function lockWhereItStands(ground: Ground, { ticketId }: StopView | TrayVisit) {
  const technicianId = placeOf(ground, ticketId)?.technicianId ?? null;
  return technicianId === null ? null : { technicianId, isOrderKept: true, start: null };
}
