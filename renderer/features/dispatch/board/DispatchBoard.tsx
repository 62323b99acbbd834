import { useMemo, useRef, useState } from 'react';
import type { StopView, TrayVisit } from '../../../../shared/domain/dispatch/day-view.ts';
import type { TechnicianId, TicketId } from '../../../../shared/kernel/ids.ts';
import { TileBoundary } from '../../../shell/TileBoundary.tsx';
import { DecisionColumn } from '../decision/DecisionColumn.tsx';
import { DeferDialog } from '../defer/DeferDialog.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { RouteMapPane } from '../map/RouteMapPane.tsx';
import { dayBands } from '../timeline/day-bands.ts';
import type { TimelineHands } from '../timeline/StopBlock.tsx';
import { placeOf } from '../timeline/step-through.ts';
import { TimelinePane } from '../timeline/TimelinePane.tsx';
import type { TimeScale } from '../timeline/time-scale.ts';
import { useCarry } from '../timeline/use-carry.ts';
import { useDragging } from '../timeline/use-dragging.ts';
import type { TrayHands } from '../tray/TrayLine.tsx';
import { TrayPane } from '../tray/TrayPane.tsx';
import { inTrayOrder } from '../tray/tray-order.ts';
import { WithoutVisitDialog } from '../tray/WithoutVisitDialog.tsx';
import { VisitDialog } from '../visit/VisitDialog.tsx';
import { WeightsDialog } from '../weights/WeightsDialog.tsx';
import { WeightsStrip } from '../weights/WeightsStrip.tsx';
import './dispatch-board.css';
import { CarryAnnouncement } from './CarryAnnouncement.tsx';
import { isMovable } from './movable.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useChosen } from './use-chosen.ts';

type DispatchBoardProps = { readonly desk: DispatchDesk; readonly stale: boolean };

/** A day of dispatch: the map, what is left over, the line of every technician, and what is to be decided. */
export function DispatchBoard({ desk, stale }: DispatchBoardProps) {
  const { view, proposal, mayPlan, actions } = desk;
  const [dialog, setDialog] = useState<TicketId | 'weights' | 'defer' | 'without-visit' | null>(null);
  const bands = useMemo(() => dayBands(view, proposal), [view, proposal]);
  const routes = useMemo(() => bands.flatMap((band) => band.routes), [bands]);
  const tray = useMemo(() => inTrayOrder(view.tray), [view.tray]);
  const ground = useMemo(() => ({ routes, tray }), [routes, tray]);
  const carry = useCarry(desk);
  const scale = useRef<TimeScale | null>(null);
  const startDrag = useDragging({ carry, routes, scale: () => scale.current });
  const choose = (technicianId: TechnicianId | null, ticketId: TicketId | null) => {
    actions.selectTechnician(technicianId);
    actions.select(ticketId);
  };
  const holder = ({ ticketId }: StopView): TechnicianId | null =>
    placeOf(ground, ticketId)?.technicianId ?? null;
  const stopHands = useStable({
    choose: (technicianId) => actions.selectTechnician(technicianId),
    select: (stop) => choose(holder(stop), stop.ticketId),
    open: ({ ticketId }) => setDialog(ticketId),
    take(event, stop) {
      const place = placeOf(ground, stop.ticketId);
      if (mayPlan && place && isMovable(stop)) startDrag(event, stop, place);
    },
  });
  const trayHands: TrayHands = {
    select: ({ ticketId }) => actions.select(ticketId),
    open: ({ ticketId }) => setDialog(ticketId),
    take: (event, visit) => mayPlan && startDrag(event, visit, { technicianId: null, index: 0 }),
  };
  useChosen(desk);
  const { enterTray } = useBoardKeys({ desk, ground, carry, choose, open: setDialog });
  const waiting = tray.find(({ ticketId, fault }) => ticketId === desk.selected && fault === null);
  const opened = dialog === null ? null : visitOf(ground, dialog);
  return (
    <div className="dispatch-tiles">
      <TileBoundary area="map">
        <RouteMapPane desk={desk} />
      </TileBoundary>
      <TileBoundary area="tray">
        <TrayPane
          tray={tray}
          routes={view.routes}
          selected={desk.selected}
          isTarget={carry.carried?.place.technicianId === null}
          stale={stale}
          hands={trayHands}
          onEnter={enterTray}
          onDefer={() => setDialog('defer')}
          withoutVisit={desk.withoutVisit.length}
          onWithoutVisit={() => setDialog('without-visit')}
          onInsert={
            mayPlan && waiting ? () => actions.bend({ kind: 'insert', ticketId: waiting.ticketId }) : null
          }
        />
      </TileBoundary>
      <TileBoundary area="weights">
        <WeightsStrip weights={view.weights} mayChange={mayPlan} onOpen={() => setDialog('weights')} />
      </TileBoundary>
      <TileBoundary area="timeline">
        <TimelinePane
          desk={desk}
          bands={bands}
          carry={carry}
          hands={stopHands}
          stale={stale}
          onScale={(drawn) => {
            scale.current = drawn;
          }}
        />
      </TileBoundary>
      <TileBoundary area="decision">
        <DecisionColumn desk={desk} />
      </TileBoundary>
      <CarryAnnouncement carried={carry.carried} routes={routes} />
      {dialog === 'weights' && (
        <WeightsDialog
          weights={view.weights}
          mayChange={mayPlan}
          onSet={actions.setWeights}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'defer' && <DeferDialog desk={desk} onClose={() => setDialog(null)} />}
      {dialog === 'without-visit' && (
        <WithoutVisitDialog
          tickets={desk.withoutVisit}
          mayPlan={mayPlan}
          onNeedsVisit={(ticketId) => actions.setTerms(ticketId, { needsVisit: true })}
          onClose={() => setDialog(null)}
        />
      )}
      {opened && <VisitDialog desk={desk} visit={opened} onClose={() => setDialog(null)} />}
    </div>
  );
}

type Ground = {
  readonly routes: readonly { readonly stops: readonly StopView[] }[];
  readonly tray: readonly TrayVisit[];
};

const visitOf = ({ routes, tray }: Ground, id: string): StopView | TrayVisit | null =>
  routes.flatMap(({ stops }) => stops).find(({ ticketId }) => ticketId === id) ??
  tray.find(({ ticketId }) => ticketId === id) ??
  null;

/** The same object at every drawing, so that blocks are not drawn again for their hands' sake. */
function useStable(hands: TimelineHands): TimelineHands {
  const latest = useRef(hands);
  latest.current = hands;
  return useMemo(
    () => ({
      choose: (technicianId) => latest.current.choose(technicianId),
      select: (stop) => latest.current.select(stop),
      open: (stop) => latest.current.open(stop),
      take: (event, stop) => latest.current.take(event, stop),
    }),
    [],
  );
}
