import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { useLinkStatus, useRoom } from '../../live/room-context.tsx';
import type { SupposedOutage } from '../../live/supposed-outages.ts';
import { desktopShell } from '../desktop-shell.ts';
import { isQuiet } from '../horn/tones.ts';
import { useOnlyWindow } from '../only-window.ts';
import { useFormat, usePreferences } from '../preferences.tsx';
import { useUnacknowledgedCriticals } from '../use-critical.ts';
import { useSupposedOutages } from '../use-supposed-outages.ts';
import { type Asked, askFor } from './asked.ts';
import { isDeskFocused, tellFocus } from './focus.ts';
import { newsSince, type Told } from './news.ts';
import { canNotify } from './permission.ts';

/**
 * What the desktop shows of the room while nobody looks at its windows: one notification for each critical that nobody
 * has acknowledged and each outage that somebody has to decide on, and the number of criticals in tray and badge.
 */
export function Notices() {
  const criticals = useUnacknowledgedCriticals();
  const { phase } = useLinkStatus();
  const isOnly = useOnlyWindow('aglis:notices');
  useEffect(() => tellFocus(window), []);
  useStatus(criticals.length, isOnly && phase === 'ready');
  useNews(useNotices(criticals, useSupposedOutages()), isOnly && phase === 'ready');
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

type Notice = {
  readonly id: string;
  readonly about: Asked;
  readonly title: string;
  /** Joined in one line; what is not known is left out. */
  readonly body: readonly (string | null | undefined)[];
};

function useNotices(criticals: readonly Ticket[], outages: readonly SupposedOutage[]): readonly Notice[] {
  const { t } = useTranslation();
  const { rows } = useRoom();
  const format = useFormat();
  return useMemo(
    () => [
      ...criticals.map(({ id, number, title, customerId, village, district }): Notice => {
        const customer = customerId && rows.customers.get(customerId)?.name;
        return {
          id,
          about: { kind: 'ticket', ticketId: id },
          title: t('notices.title', { number: number ?? '' }),
          body: [title, customer, `${village}, ${district}`],
        };
      }),
      ...outages.map(({ key, siteId, ticketIds, customers }): Notice => {
        const site = rows.sites.get(siteId);
        return {
          id: key,
          about: { kind: 'outage', outageKey: key },
          title: t('notices.outage', { site: site?.code ?? '' }),
          body: [
            t('outage.tickets', { count: ticketIds.length }),
            t('outage.customers', { shown: format.count(customers) }),
            site && `${site.village}, ${site.district}`,
          ],
        };
      }),
    ],
    [criticals, outages, rows, format, t],
  );
}

function useNews(notices: readonly Notice[], isTelling: boolean): void {
  const { clock } = useRoom();
  const { preferences } = usePreferences();
  const told = useRef<Told>(null);
  const standing = useRef(new Map<string, Notification>());
  useEffect(() => {
    if (!isTelling) return;
    const ids = notices.map(({ id }) => id);
    const news = newsSince(told.current, ids);
    told.current = new Set(ids);
    closeOthers(standing.current, ids);
    if (news.length === 0 || !canNotify(preferences) || isQuiet(preferences.sound, clock.now())) return;
    void isDeskFocused(window).then((isFocused) => {
      if (isFocused) return;
      /* It may have been taken while the browser was asked. */
      for (const notice of notices.filter(({ id }) => news.includes(id) && told.current?.has(id)))
        standing.current.set(notice.id, show(notice));
    });
  }, [notices, isTelling, preferences, clock]);
}

/** After a bad night nobody has to clear away what was taken long ago. */
function closeOthers(standing: Map<string, Notification>, ids: readonly string[]): void {
  for (const [id, notification] of standing) {
    if (ids.includes(id)) continue;
    notification.close();
    standing.delete(id);
  }
}

function show({ id, about, title, body }: Notice): Notification {
  /* The same ticket does not stand there twice. */
  const notification = new Notification(title, {
    body: body.filter(Boolean).join(' · '),
    tag: id,
    requireInteraction: true,
  });
  notification.onclick = () => {
    askFor(about);
    notification.close();
  };
  return notification;
}
