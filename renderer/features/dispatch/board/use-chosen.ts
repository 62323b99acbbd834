import { useEffect, useRef } from 'react';
import type { TechnicianId, TicketId } from '../../../../shared/kernel/ids.ts';
import { useIntentStore } from '../../../shell/intent.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { placeOf } from '../timeline/step-through.ts';

type ChoosingDesk = Pick<DispatchDesk, 'view' | 'selected' | 'selectedTechnician' | 'actions'>;

/**
 * What is chosen by its name, as in the finder, is selected on the board where the day has it; and what is selected on
 * the board is what this window is about.
 */
export function useChosen(desk: ChoosingDesk): void {
  const store = useIntentStore();
  const latest = useRef(desk);
  latest.current = desk;
  useEffect(
    () =>
      store.subscribe(({ ticketId, technicianId }, before) => {
        if (ticketId !== null && ticketId !== before.ticketId) selectVisit(latest.current, ticketId);
        if (technicianId !== null && technicianId !== before.technicianId)
          selectLine(latest.current, technicianId);
      }),
    [store],
  );
  const { selected, selectedTechnician } = desk;
  const before = useRef<Pick<ChoosingDesk, 'selected' | 'selectedTechnician'>>(nothing);
  useEffect(() => {
    const was = before.current;
    before.current = { selected, selectedTechnician };
    const { ticketId, select, selectTechnician } = store.getState();
    if (ticketId !== selected) select(selected);
    // Whoever selects a visit means the visit, though its technician's line is selected with it.
    const isLine = selected === was.selected || selected === null;
    if (isLine && selectedTechnician !== null && selectedTechnician !== was.selectedTechnician)
      selectTechnician(selectedTechnician);
  }, [store, selected, selectedTechnician]);
}

const nothing = { selected: null, selectedTechnician: null };

function selectVisit({ view, selected, actions }: ChoosingDesk, chosen: string): void {
  const ticketId = chosen as TicketId;
  const place = placeOf(view, ticketId);
  if (!place || ticketId === selected) return;
  actions.selectTechnician(place.technicianId);
  actions.select(ticketId);
}

function selectLine({ view, selectedTechnician, actions }: ChoosingDesk, chosen: string): void {
  const technicianId = chosen as TechnicianId;
  const isOfDay = view.routes.some((route) => route.technicianId === technicianId);
  if (!isOfDay || technicianId === selectedTechnician) return;
  actions.selectTechnician(technicianId);
  actions.select(null);
}
