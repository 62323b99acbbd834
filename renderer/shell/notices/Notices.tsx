import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { useLinkStatus, useRoom } from '../../live/room-context.tsx';
import { desktopShell } from '../desktop-shell.ts';
import { isQuiet } from '../horn/tones.ts';
import { useOnlyWindow } from '../only-window.ts';
import { usePreferences } from '../preferences.tsx';
import { useUnacknowledgedCriticals } from '../use-critical.ts';
import { askForTicket } from './asked-ticket.ts';
import { isDeskFocused, tellFocus } from './focus.ts';
import { newsSince, type Told } from './news.ts';
import { canNotify } from './permission.ts';

/**
 * What the desktop shows of the room while nobody looks at its windows: one notification for each critical that nobody
 * has acknowledged, and their number in tray and badge.
 */
export function Notices() {
  const criticals = useUnacknowledgedCriticals();
  const { phase } = useLinkStatus();
  const isOnly = useOnlyWindow('aglis:notices');
  useEffect(() => tellFocus(window), []);
  useStatus(criticals.length, isOnly && phase === 'ready');
  useNews(criticals, isOnly && phase === 'ready');
  return null;
}

function useStatus(count: number, isTelling: boolean): void {
  const { t } = useTranslation();
  const { preferences } = usePreferences();
  const { language } = preferences;
  const says = count === 0 ? t('notices.quiet') : t('notices.unacknowledged', { count });
  useEffect(() => {
    if (isTelling) desktopShell()?.tellStatus({ language, unacknowledged: count, says });
  }, [isTelling, language, count, says]);
  /* Nobody looks here any more; another window that does tells its own right after. */
  const leaves = t('notices.nobody');
  useEffect(() => {
    if (!isTelling) return;
    return () => desktopShell()?.tellStatus({ language, unacknowledged: 0, says: leaves });
  }, [isTelling, language, leaves]);
}

function useNews(criticals: readonly Ticket[], isTelling: boolean): void {
  const { t } = useTranslation();
  const { clock, rows } = useRoom();
  const { preferences } = usePreferences();
  const told = useRef<Told>(null);
  useEffect(() => {
    if (!isTelling) return;
    const ids = criticals.map(({ id }) => id);
    const news = newsSince(told.current, ids);
    told.current = new Set(ids);
    if (news.length === 0 || !canNotify(preferences) || isQuiet(preferences.sound, clock.now())) return;
    void isDeskFocused(window).then((isFocused) => {
      if (isFocused) return;
      for (const ticket of criticals.filter(({ id }) => news.includes(id))) show(ticket);
    });

    function show(ticket: Ticket) {
      const customer = ticket.customerId && rows.customers.get(ticket.customerId)?.name;
      const notification = new Notification(t('notices.title', { number: ticket.number ?? '' }), {
        body: [ticket.title, customer, `${ticket.village}, ${ticket.district}`].filter(Boolean).join(' · '),
        /* The same ticket does not stand there twice. */
        tag: ticket.id,
        requireInteraction: true,
      });
      notification.onclick = () => {
        askForTicket(ticket.id);
        notification.close();
      };
    }
  }, [criticals, isTelling, preferences, clock, rows, t]);
}
