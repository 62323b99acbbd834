import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostFound } from '../../shared/contracts/queries.ts';
import type { Ticket } from '../../shared/domain/tickets/ticket.ts';
import { minuteMs } from '../../shared/kernel/instant.ts';
import { Dialog } from '../design/Dialog.tsx';
import { findInRoom } from '../live/find-in-room.ts';
import { useEntityPaced, useNow, useRoom } from '../live/room-context.tsx';
import type { Asked } from '../live/use-query.ts';
import { FindingLine, type FoundItem, keyOfItem } from './FindingLine.tsx';
import { useIntent } from './intent.ts';
import { useFormat } from './preferences.tsx';
import { useHistorySearch } from './use-history-search.ts';

/** This window's own rows at once, with the server away too; below them the whole history when the server has answered. */
export function Finder() {
  const { t } = useTranslation();
  const close = useIntent((intent) => intent.close);
  const choose = useChoose();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(text);
  const here = useRoomFindings(asked);
  const history = useHistorySearch(text);
  const further = useMemo(() => beyond(here, history), [here, history]);
  const items = [...here, ...further];

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = items[active];
    if (step) setActive((active + step + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else return;
    event.preventDefault();
  };
  const list = { active, onActive: setActive, onChoose: choose };

  return (
    <Dialog title={t('finder.title')} width="80rem" onClose={close}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls="findings findings-history"
        aria-activedescendant={items.length > 0 ? `finding-${active}` : undefined}
        aria-label={t('finder.title')}
        placeholder={t('finder.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={move}
      />
      {asked.trim() !== '' && here.length === 0 && <p className="findings-none">{t('finder.nothing')}</p>}
      <div className="findings">
        <FindingList id="findings" label={t('finder.title')} items={here} first={0} {...list} />
        {history && (
          <>
            <p className="findings-head" role="status">
              <span>{t('finder.history.title')}</span>
              <HistoryState history={history} further={further.length} />
            </p>
            <FindingList
              id="findings-history"
              label={t('finder.history.title')}
              items={further}
              first={here.length}
              {...list}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

type FindingListProps = {
  readonly id: string;
  readonly label: string;
  readonly items: readonly FoundItem[];
  /** Where its first item stands among all that were found. */
  readonly first: number;
  readonly active: number;
  readonly onActive: (position: number) => void;
  readonly onChoose: (item: FoundItem) => void;
};

function FindingList({ id, label, items, first, active, onActive, onChoose }: FindingListProps) {
  return (
    <div id={id} role="listbox" aria-label={label}>
      {items.map((item, index) => (
        <div
          key={keyOfItem(item)}
          id={`finding-${first + index}`}
          className="finding"
          role="option"
          tabIndex={-1}
          aria-selected={first + index === active}
          ref={(element) => {
            if (first + index === active) element?.scrollIntoView({ block: 'nearest' });
          }}
          onPointerMove={() => onActive(first + index)}
          onPointerDown={() => onChoose(item)}
        >
          <FindingLine item={item} />
        </div>
      ))}
    </div>
  );
}

type HistoryStateProps = { readonly history: Asked<readonly Ticket[]>; readonly further: number };

/** How far the answer of the history can be trusted, in a few words. */
function HistoryState({ history, further }: HistoryStateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  if (history.kind === 'asking') return <span>{t('finder.history.searching')}</span>;
  if (history.kind === 'unavailable')
    return <span className="as-of">{t(`query.unavailable.${history.reason}`)}</span>;
  if (history.from === 'desk')
    return (
      <span className="as-of">{t('finder.history.asOf', { at: format.moment(history.asOf, now) })}</span>
    );
  if (history.value.length >= mostFound)
    return <span>{t('finder.history.newest', { count: history.value.length })}</span>;
  return (
    <span>{further === 0 ? t('finder.history.nothing') : t('finder.history.found', { count: further })}</span>
  );
}

function useRoomFindings(text: string) {
  const { rows, wordsOf } = useRoom();
  const customers = useEntityPaced('customers', 250);
  // biome-ignore lint/correctness/useExhaustiveDependencies: customers may arrive after the words; tickets must not re-sort under the cursor
  return useMemo(() => findInRoom(rows, (ticket) => wordsOf(ticket), text), [rows, wordsOf, text, customers]);
}

/** What the history holds beyond what is shown already. */
function beyond(here: readonly FoundItem[], history: Asked<readonly Ticket[]> | null): readonly FoundItem[] {
  if (history?.kind !== 'answered') return [];
  const shown = new Set(here.map(keyOfItem));
  return history.value
    .filter(({ id }) => !shown.has(id))
    .map((ticket): FoundItem => ({ kind: 'history', ticket }));
}

/** A ticket is opened, a customer gets a new ticket, a place is shown on the map. */
function useChoose(): (item: FoundItem) => void {
  const { select, selectSite, open, close } = useIntent((intent) => intent);
  return (item) => {
    close();
    if (item.kind === 'ticket' || item.kind === 'history') select(item.ticket.id);
    if (item.kind === 'customer') open({ kind: 'new-ticket', customerId: item.customer.id });
    if (item.kind === 'site') selectSite(item.site.id);
  };
}
