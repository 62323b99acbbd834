import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BacklogPane } from '../../features/backlog/index.ts';
import { BoardsDialog } from '../../features/boards/index.ts';
import { CounterStrip } from '../../features/counters/index.ts';
import { FlowPane } from '../../features/flow/index.ts';
import { MapPane } from '../../features/map/index.ts';
import { TechnicianDialogs, TechniciansPane } from '../../features/technicians/index.ts';
import { QueuePane, TicketDialogs, TicketPanel } from '../../features/tickets/index.ts';
import { useRoom } from '../../live/room-context.tsx';
import { DemoBanner } from '../../shell/DemoBanner.tsx';
import { useIntent } from '../../shell/intent.ts';
import { Palette } from '../../shell/palette/Palette.tsx';
import { ShortcutHelp } from '../../shell/ShortcutHelp.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { TileBoundary } from '../../shell/TileBoundary.tsx';
import { TopBar } from '../../shell/TopBar.tsx';
import './console.css';

/** The operator's screen. A tile that breaks says so in its own place; the others go on. */
export function Console() {
  useConsoleKeys();
  useFinder();
  return (
    <div className="console">
      <TopBar />
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
      <TechnicianDialogs />
      <RoomDialogs />
    </div>
  );
}

function RoomDialogs() {
  const kind = useIntent(({ dialog }) => dialog?.kind);
  const close = useIntent((intent) => intent.close);
  if (kind === 'finder') return <Palette />;
  if (kind === 'boards') return <BoardsDialog onClose={close} />;
  return kind === 'help' ? <ShortcutHelp /> : null;
}

/** A room is read in before somebody looks for something, so that the first letter is answered from all of it. */
function useFinder() {
  const { finder } = useRoom();
  useEffect(() => finder.begin(), [finder]);
}

function useConsoleKeys() {
  const { t } = useTranslation();
  const open = useIntent((intent) => intent.open);
  useShortcuts([
    {
      keys: 'Ctrl+K',
      label: t('hint.search'),
      group: 'room',
      enabled: true,
      run: () => open({ kind: 'finder' }),
    },
    {
      keys: 'Ctrl+N',
      label: t('hint.newTicket'),
      group: 'room',
      enabled: true,
      run: () => open({ kind: 'new-ticket', customerId: null }),
    },
    {
      keys: 'Ctrl+B',
      label: t('hint.boards'),
      group: 'room',
      enabled: true,
      run: () => open({ kind: 'boards' }),
    },
    {
      keys: 'Ctrl+/',
      label: t('hint.allKeys'),
      group: 'room',
      enabled: true,
      run: () => open({ kind: 'help' }),
    },
  ]);
}
