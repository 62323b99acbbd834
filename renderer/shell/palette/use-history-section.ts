import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mostFound } from '../../../shared/contracts/queries.ts';
import type { Ticket } from '../../../shared/domain/tickets/ticket.ts';
import { minuteMs } from '../../../shared/kernel/instant.ts';
import { useNow, useRoom } from '../../live/room-context.tsx';
import type { Asked } from '../../live/use-query.ts';
import { useIntentStore } from '../intent.ts';
import { useFormat } from '../preferences.tsx';
import { useHistorySearch } from '../use-history-search.ts';
import { ticketEntry } from './use-room-sources.ts';
import type { Section } from './use-sections.ts';

/** The server's history: how far its answer can be trusted, in a few words. */
export type HistorySection = Section & { readonly state: string; readonly isOld: boolean };

/**
 * What the whole history holds beyond what is shown already, when the server has answered.
 * @returns null while there is too little to ask for
 */
export function useHistorySection(text: string, shown: readonly Section[]): HistorySection | null {
  const { t } = useTranslation();
  const room = useRoom();
  const intent = useIntentStore();
  const format = useFormat();
  const history = useHistorySearch(text);
  const state = useStateWords();
  return useMemo(() => {
    if (!history) return null;
    const keys = new Set(shown.flatMap(({ lines }) => lines.map(({ entry }) => entry.key)));
    const further = history.kind === 'answered' ? history.value.filter(({ id }) => !keys.has(id)) : [];
    const lines = further.map((ticket) => {
      const note = `${t(`status.${ticket.state.status}`)} ${format.date(ticket.updatedAt)}`;
      const entry = ticketEntry(ticket, note, { room, intent: intent.getState, t });
      return { source: 'tickets', entry };
    });
    return {
      name: 'history',
      title: t('finder.history.title'),
      lines,
      count: lines.length,
      ...state(history, lines.length),
    };
  }, [history, shown, state, room, intent, format, t]);
}

function useStateWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  return useMemo(
    () =>
      (history: Asked<readonly Ticket[]>, further: number): Pick<HistorySection, 'state' | 'isOld'> => {
        if (history.kind === 'asking') return { state: t('finder.history.searching'), isOld: false };
        if (history.kind === 'unavailable')
          return { state: t(`query.unavailable.${history.reason}`), isOld: true };
        if (history.from === 'desk')
          return { state: t('finder.history.asOf', { at: format.moment(history.asOf, now) }), isOld: true };
        if (history.value.length >= mostFound)
          return { state: t('finder.history.newest', { count: history.value.length }), isOld: false };
        return further === 0
          ? { state: t('finder.history.nothing'), isOld: false }
          : { state: t('finder.history.found', { count: further }), isOld: false };
      },
    [t, format, now],
  );
}
