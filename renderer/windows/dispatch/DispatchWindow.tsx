import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ShapeName, shapes } from '../../../shared/contracts/shapes.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { dayAfter, localDay } from '../../../shared/kernel/local-day.ts';
import { TileState } from '../../design/TileState.tsx';
import { CriticalHero, useOwnWindowSources } from '../../features/boards/index.ts';
import {
  DispatchBar,
  DispatchBoard,
  DispatchNotices,
  useDispatchDesk,
} from '../../features/dispatch/index.ts';
import { useLinkStatus, useNow } from '../../live/room-context.tsx';
import { DemoBanner } from '../../shell/DemoBanner.tsx';
import { NextDisplay } from '../../shell/desktop/NextDisplay.tsx';
import { useIntent } from '../../shell/intent.ts';
import { ShortcutHelp } from '../../shell/keys/ShortcutHelp.tsx';
import { Palette } from '../../shell/palette/Palette.tsx';
import { usePrincipal } from '../../shell/session.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { useAppearanceKeys } from '../../shell/use-appearance-keys.ts';
import { useUnacknowledgedCriticals } from '../../shell/use-critical.ts';
import { useStale } from '../../shell/use-stale.ts';

const shown = [
  'tickets',
  'technicians',
  'workOrders',
  'dispatchDays',
  'vans',
  'parts',
] as const satisfies readonly ShapeName[];

/** The dispatch board: one day, today until another is chosen. */
export function DispatchWindow() {
  const { t } = useTranslation();
  const today = localDay(useNow(minuteMs));
  const [chosen, choose] = useState<string | null>(null);
  const day = chosen ?? today;
  const { role } = usePrincipal();
  const { phase } = useLinkStatus();
  const criticals = useUnacknowledgedCriticals();
  const onDay = (next: string) => choose(next === today ? null : next);
  useWindowKeys(day, onDay);
  useEffect(() => {
    document.title = `AGLIS · ${t('dispatch.title')}`;
  }, [t]);
  if (shown.some((name) => !shapes[name].roles.includes(role)))
    return <TileState kind="forbidden" title={t('dispatch.forbidden')} />;
  return (
    <>
      {phase === 'filling' ? (
        <div className="dispatch">
          <DispatchBar day={day} onDay={onDay} figures={null} />
          <CriticalHero tickets={criticals} strip />
          <main className="dispatch-state">
            <TileState kind="loading" title={t('dispatch.loading')} />
          </main>
        </div>
      ) : (
        <Day key={day} day={day} onDay={onDay} criticals={criticals} />
      )}
      <WindowDialogs />
    </>
  );
}

type DayProps = {
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly criticals: readonly Ticket[];
};

function Day({ day, onDay, criticals }: DayProps) {
  const desk = useDispatchDesk(day);
  const stale = useStale(shown);
  return (
    <div className="dispatch">
      <DispatchBar day={day} onDay={onDay} figures={desk.view.figures} />
      <CriticalHero tickets={criticals} strip />
      <main className="dispatch-main">
        <DispatchNotices desk={desk} />
        <DispatchBoard desk={desk} stale={stale} />
        <DemoBanner />
      </main>
      <NextDisplay />
    </div>
  );
}

function useWindowKeys(day: string, onDay: (day: string) => void): void {
  const open = useIntent((intent) => intent.open);
  useShortcuts([
    { id: 'room.find', enabled: true, run: () => open({ kind: 'finder' }) },
    { id: 'room.help', enabled: true, run: () => open({ kind: 'help' }) },
    { id: 'dispatch.day-before', enabled: true, run: () => onDay(dayAfter(day, -1)) },
    { id: 'dispatch.day-after', enabled: true, run: () => onDay(dayAfter(day)) },
  ]);
  useAppearanceKeys();
}

function WindowDialogs() {
  const kind = useIntent((intent) => intent.dialog?.kind);
  if (kind === 'finder') return <DispatchPalette />;
  return kind === 'help' ? <ShortcutHelp /> : null;
}

function DispatchPalette() {
  return <Palette sources={useOwnWindowSources()} />;
}
