import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../design/Dialog.tsx';
import { rankLetter, SeverityGlyph } from '../design/Severity.tsx';
import { type Finding, findInRoom } from '../live/find-in-room.ts';
import { useEntityPaced, useRoom } from '../live/room-context.tsx';
import { useIntent } from './intent.ts';

/** Tickets, customers and places of this window's own rows: it answers with the server away. */
export function Finder() {
  const { t } = useTranslation();
  const { rows, wordsOf } = useRoom();
  const close = useIntent((intent) => intent.close);
  const choose = useChoose();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(text);
  const customers = useEntityPaced('customers', 250);
  // biome-ignore lint/correctness/useExhaustiveDependencies: customers may arrive after the words; tickets must not re-sort under the cursor
  const findings = useMemo(
    () => findInRoom(rows, (ticket) => wordsOf(ticket), asked),
    [rows, wordsOf, asked, customers],
  );

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = findings[active];
    if (step) setActive((active + step + findings.length) % Math.max(1, findings.length));
    else if (event.key === 'Enter' && chosen) choose(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog title={t('finder.title')} width="68rem" onClose={close}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded={findings.length > 0}
        aria-controls="findings"
        aria-activedescendant={findings.length > 0 ? `finding-${active}` : undefined}
        aria-label={t('finder.title')}
        placeholder={t('finder.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={move}
      />
      <div id="findings" role="listbox" className="findings" aria-label={t('finder.title')}>
        {findings.map((finding, index) => (
          <div
            key={keyOf(finding)}
            id={`finding-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerMove={() => setActive(index)}
            onPointerDown={() => choose(finding)}
          >
            <FindingLine finding={finding} />
          </div>
        ))}
      </div>
      {asked !== '' && findings.length === 0 && <p className="findings-none">{t('finder.nothing')}</p>}
    </Dialog>
  );
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  switch (finding.kind) {
    case 'ticket': {
      const { ticket } = finding;
      const customer = ticket.customerId ? rows.customers.get(ticket.customerId)?.name : undefined;
      return (
        <>
          <span className={`ticket-rank rank-${ticket.priority}`}>
            <SeverityGlyph rank={ticket.priority} />
            {rankLetter[ticket.priority]}
          </span>
          <span className="num ink-3">{ticket.number ?? t('ticket.unnumbered')}</span>
          <b className="ellipsis">{customer ?? ticket.title}</b>
          <span className="ellipsis">{customer ? ticket.title : ''}</span>
          <span className="ink-3">{t(`status.${ticket.state.status}`)}</span>
        </>
      );
    }
    case 'customer':
      return (
        <>
          <i />
          <span className="num ink-3">{finding.customer.number}</span>
          <b className="ellipsis">{finding.customer.name}</b>
          <span className="ellipsis">{`${finding.customer.village}, ${finding.customer.district}`}</span>
          <span className="ink-3">{t('finder.newTicketFor')}</span>
        </>
      );
    case 'site':
      return (
        <>
          <i />
          <span className="num ink-3">{finding.site.kind.toUpperCase()}</span>
          <b className="ellipsis">{finding.site.code}</b>
          <span className="ellipsis">{`${finding.site.village}, ${finding.site.district}`}</span>
          <span className="ink-3">{t('finder.onMap')}</span>
        </>
      );
  }
}

function keyOf(finding: Finding): string {
  switch (finding.kind) {
    case 'ticket':
      return finding.ticket.id;
    case 'customer':
      return finding.customer.id;
    case 'site':
      return finding.site.id;
  }
}

/** A ticket is opened, a customer gets a new ticket, a place is shown on the map. */
function useChoose(): (finding: Finding) => void {
  const { select, selectSite, open, close } = useIntent((intent) => intent);
  return (finding) => {
    close();
    if (finding.kind === 'ticket') select(finding.ticket.id);
    if (finding.kind === 'customer') open({ kind: 'new-ticket', customerId: finding.customer.id });
    if (finding.kind === 'site') selectSite(finding.site.id);
  };
}
