import { useTranslation } from 'react-i18next';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { SeverityGlyph } from '../../../design/Severity.tsx';
import { Key } from '../../../shell/keys/Key.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { visitName } from '../visit/visit-words.ts';
import { type Attention, isOverrun } from './attention.ts';
import './attention.css';
import { OverrunMark } from './OverrunMark.tsx';

/** So many are read at once; the others follow when these are settled. */
const mostShown = 4;

/** What cannot wait, each with the one act that answers it. Not there while nothing is. */
export function AttentionSection({ desk }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  const { attention, mayPlan, isBending, budget, actions } = desk;
  const targets = { urgent: insertTarget(desk), overrun: relieveTarget(desk) };
  const bend = (kind: Attention['kind'], ticketId: TicketId) =>
    actions.bend(kind === 'urgent' ? 'insert' : 'relieve', ticketId);
  useShortcuts([shortcut('dispatch.insert', 'urgent'), shortcut('dispatch.relieve', 'overrun')]);
  function shortcut(id: 'dispatch.insert' | 'dispatch.relieve', kind: Attention['kind']) {
    const target = targets[kind];
    return { id, enabled: mayPlan && target !== null, run: () => target && bend(kind, target) };
  }
  if (attention.length === 0) return null;
  const hidden = attention.length - mostShown;
  return (
    <section className="attention" aria-label={t('dispatch.attention.title')} aria-busy={isBending}>
      <header>
        <h2>{t('dispatch.attention.title')}</h2>
        {mayPlan && (
          <span className="num">
            {budget === null
              ? t('dispatch.search.anyMoves')
              : t('dispatch.attention.budget', { count: budget })}
          </span>
        )}
      </header>
      <ul>
        {attention.slice(0, mostShown).map((each) => {
          const ticketId = ticketOf(each);
          return (
            <AttentionLine
              key={ticketId}
              each={each}
              isMeant={targets[each.kind] === ticketId}
              onShow={() => actions.select(ticketId)}
              onBend={mayPlan && !isBending ? () => bend(each.kind, ticketId) : null}
            />
          );
        })}
      </ul>
      {hidden > 0 && <p className="num">{t('dispatch.attention.more', { count: hidden })}</p>}
    </section>
  );
}

type AttentionLineProps = {
  readonly each: Attention;
  /** The one its key acts on. */
  readonly isMeant: boolean;
  readonly onShow: () => void;
  /** Null for who may not plan. */
  readonly onBend: (() => void) | null;
};

function AttentionLine({ each, isMeant, onShow, onBend }: AttentionLineProps) {
  const { t } = useTranslation();
  const visit = each.kind === 'urgent' ? each.visit : each.stop;
  return (
    <li data-kind={each.kind}>
      {each.kind === 'urgent' ? <SeverityGlyph rank="critical" /> : <OverrunMark />}
      <button type="button" className="attention-what" onClick={onShow}>
        <b className="ellipsis">{visitName(visit)}</b>
        <span className="num">
          <AttentionWords each={each} />
        </span>
      </button>
      <button
        type="button"
        className="button button-small"
        disabled={onBend === null}
        onClick={onBend ?? undefined}
      >
        {t(`dispatch.attention.act.${each.kind}`)}
        <span className="visually-hidden"> {visitName(visit)}</span>
        {isMeant && <Key id={each.kind === 'urgent' ? 'dispatch.insert' : 'dispatch.relieve'} />}
      </button>
    </li>
  );
}

function AttentionWords({ each }: { readonly each: Attention }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (each.kind === 'overrun')
    return t('dispatch.attention.overrun', {
      name: each.route.name,
      length: format.length(each.stop.overrunSeconds * secondMs),
      count: each.hit,
    });
  const { village, promise, slaDueAt } = each.visit;
  const due = promise?.to ?? slaDueAt;
  return due === null
    ? t('dispatch.attention.urgent', { village })
    : t('dispatch.attention.urgentDue', { village, due: format.time(due) });
}

const ticketOf = (each: Attention): TicketId =>
  each.kind === 'urgent' ? each.visit.ticketId : each.stop.ticketId;

/** The visit of the tray that is selected, else the gravest without a place. */
function insertTarget({ view, selected, attention }: DispatchDesk): TicketId | null {
  const chosen = view.tray.find(({ ticketId, fault }) => ticketId === selected && fault === null);
  const first = attention.find(({ kind }) => kind === 'urgent');
  return chosen?.ticketId ?? (first ? ticketOf(first) : null);
}

/** What lasts longer on the chosen route, else what most wait for. */
function relieveTarget({ view, selectedTechnician, attention }: DispatchDesk): TicketId | null {
  const route = view.routes.find(({ technicianId }) => technicianId === selectedTechnician);
  const first = attention.find(({ kind }) => kind === 'overrun');
  return route?.stops.find(isOverrun)?.ticketId ?? (first ? ticketOf(first) : null);
}
