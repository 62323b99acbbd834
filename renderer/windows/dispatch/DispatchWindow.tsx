import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type ShapeName, shapes } from '../../../shared/contracts/shapes.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { dayAfter, startOfDay } from '../../../shared/kernel/local-day.ts';
import { TileState } from '../../design/TileState.tsx';
import { CriticalHero, useOwnWindowSources } from '../../features/boards/index.ts';
import {
  DispatchBar,
  DispatchBoard,
  DispatchNotices,
  useDispatchDesk,
} from '../../features/dispatch/index.ts';
import { useLinkStatus } from '../../live/room-context.tsx';
import { DemoBanner } from '../../shell/DemoBanner.tsx';
import { NextDisplay } from '../../shell/desktop/NextDisplay.tsx';
import { useIntent } from '../../shell/intent.ts';
import { ShortcutHelp } from '../../shell/keys/ShortcutHelp.tsx';
import { Palette } from '../../shell/palette/Palette.tsx';
import { useFormat } from '../../shell/preferences.tsx';
import { usePrincipal } from '../../shell/session.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';
import { useAppearanceKeys } from '../../shell/use-appearance-keys.ts';
import { useUnacknowledgedCriticals } from '../../shell/use-critical.ts';
import { useStale } from '../../shell/use-stale.ts';
import { type ShownDay, useShownDay } from './use-shown-day.ts';

const shownRows = [
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
  const shownDay = useShownDay();
  const { day, choose: onDay } = shownDay;
  const { role } = usePrincipal();
  const { phase } = useLinkStatus();
  const criticals = useUnacknowledgedCriticals();
  useWindowKeys(day, onDay);
  useEffect(() => {
    document.title = `AGLIS · ${t('dispatch.title')}`;
  }, [t]);
  if (shownRows.some((name) => !shapes[name].roles.includes(role)))
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
        <Day key={day} shown={shownDay} criticals={criticals} />
      )}
      <WindowDialogs />
    </>
  );
}

type DayProps = {
  readonly shown: ShownDay;
  readonly criticals: readonly Ticket[];
};

function Day({ shown: { day, isHeld, choose: onDay, work }, criticals }: DayProps) {
  const desk = useDispatchDesk(day);
  const isOpen = desk.proposal !== null || desk.search !== null || desk.deferral !== null;
  useEffect(() => work(isOpen));
  const stale = useStale(shownRows);
  return (
    <div className="dispatch">
      <DispatchBar day={day} onDay={onDay} figures={desk.view.figures} />
      <CriticalHero tickets={criticals} strip />
      <main className="dispatch-main">
        {isHeld && <HeldDay day={day} />}
        <DispatchNotices desk={desk} />
        <DispatchBoard desk={desk} stale={stale} />
        <DemoBanner />
      </main>
      <NextDisplay />
    </div>
  );
}

function HeldDay({ day }: { readonly day: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = startOfDay(day);
  return (
    <p className="dispatch-notice" role="status">
      {t('dispatch.heldDay', { day: `${format.weekday(at)} ${format.date(at)}` })}
    </p>
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
