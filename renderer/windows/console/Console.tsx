import { useEffect } from 'react';
import { BacklogPane } from '../../features/backlog/index.ts';
import { BoardsDialog, useOwnWindowSources } from '../../features/boards/index.ts';
import { CounterStrip } from '../../features/counters/index.ts';
import { DisplaysDialog, useDisplaysKey } from '../../features/displays/index.ts';
import { FiltersDialog } from '../../features/filters/index.ts';
import { FlowPane } from '../../features/flow/index.ts';
import { HandOverDialogs, ReturnStrip } from '../../features/hand-over/index.ts';
import { MapPane } from '../../features/map/index.ts';
import { OutagesDialog, SupposedOutages } from '../../features/outages/index.ts';
import { TechnicianDialogs, TechniciansPane } from '../../features/technicians/index.ts';
import { QueuePane, TicketDialogs, TicketPanel } from '../../features/tickets/index.ts';
import { TourGuide } from '../../features/tour/index.ts';
import { OfNow, useRoom } from '../../live/room-context.tsx';
import { DemoBanner } from '../../shell/DemoBanner.tsx';
import { NextDisplay } from '../../shell/desktop/NextDisplay.tsx';
import { type OpenDialog, useIntent } from '../../shell/intent.ts';
import { ShortcutHelp } from '../../shell/keys/ShortcutHelp.tsx';
import type { ShortcutId } from '../../shell/keys/shortcut-catalogue.ts';
import { openDispatch } from '../../shell/open-dispatch.ts';
import { Palette } from '../../shell/palette/Palette.tsx';
import { useMay } from '../../shell/session.tsx';
import { type Shortcut, useShortcuts } from '../../shell/shortcuts.tsx';
import { TileBoundary } from '../../shell/TileBoundary.tsx';
import { TopBar } from '../../shell/TopBar.tsx';
import { useAppearanceKeys } from '../../shell/use-appearance-keys.ts';
import './console.css';

/** The operator's screen. A tile that breaks says so in its own place; the others go on. */
export function Console() {
  useConsoleKeys();
  useFinder();
  return (
    <div className="console">
      <OfNow>
        <TopBar />
      </OfNow>
      <div className="console-strips">
        <SupposedOutages />
        <OfNow>
          <ReturnStrip />
        </OfNow>
        <TourGuide />
      </div>
      <main className="console-tiles">
        <TileBoundary area="counters">
          <CounterStrip />
        </TileBoundary>
        <TileBoundary area="queue">
          <QueuePane />
        </TileBoundary>
        <TileBoundary area="map">
          <MapPane />
        </TileBoundary>
        <TileBoundary area="panel">
          <TicketPanel />
        </TileBoundary>
        <TileBoundary area="flow">
          <FlowPane />
        </TileBoundary>
        <TileBoundary area="backlog">
          <BacklogPane />
        </TileBoundary>
        <TileBoundary area="people">
          <TechniciansPane />
        </TileBoundary>
        <DemoBanner />
      </main>
      <TicketDialogs />
      <NextDisplay />
      <TechnicianDialogs />
      <OfNow>
        <HandOverDialogs />
      </OfNow>
      <RoomDialogs />
    </div>
  );
}

function RoomDialogs() {
  const dialog = useIntent((intent) => intent.dialog);
  const close = useIntent((intent) => intent.close);
  const kind = dialog?.kind;
  if (dialog?.kind === 'outages') return <OutagesDialog outageKey={dialog.outageKey} onClose={close} />;
  if (kind === 'finder') return <ConsolePalette />;
  if (kind === 'boards') return <BoardsDialog onClose={close} />;
  if (kind === 'displays') return <DisplaysDialog onClose={close} />;
  if (kind === 'filters') return <FiltersDialog onClose={close} />;
  return kind === 'help' ? <ShortcutHelp /> : null;
}

function ConsolePalette() {
  return <Palette sources={useOwnWindowSources()} />;
}

/** A room is read in before somebody looks for something, so that the first letter is answered from all of it. */
function useFinder() {
  const { finder } = useRoom();
  useEffect(() => finder.begin(), [finder]);
}

function useConsoleKeys() {
  const open = useIntent((intent) => intent.open);
  const may = useMay();
  const key = (id: ShortcutId, dialog: OpenDialog, enabled = true): Shortcut => ({
    id,
    enabled,
    run: () => open(dialog),
  });
  useShortcuts([
    key('room.find', { kind: 'finder' }),
    key('room.new-ticket', { kind: 'new-ticket', customerId: null }, may('ticket.open')),
    key('room.boards', { kind: 'boards' }),
    key('room.outages', { kind: 'outages', outageKey: null }),
    key('room.help', { kind: 'help' }),
    { id: 'room.dispatch', enabled: true, run: openDispatch },
  ]);
  useDisplaysKey();
  useAppearanceKeys();
}
