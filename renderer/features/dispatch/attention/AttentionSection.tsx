import { useTranslation } from 'react-i18next';
import type { BendWish } from '../../../../shared/domain/dispatch/day-view.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { SeverityGlyph } from '../../../design/Severity.tsx';
import { Key } from '../../../shell/keys/Key.tsx';
import type { ShortcutId } from '../../../shell/keys/shortcut-catalogue.ts';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { bindingWords } from '../tray/tray-words.ts';
import { visitName } from '../visit/visit-words.ts';
import { type Attention, inSight, isOverrun } from './attention.ts';
import './attention.css';
import { AwayMark } from './AwayMark.tsx';
import { OverrunMark } from './OverrunMark.tsx';

/** So many are read at once; the others follow when these are settled. */
const mostShown = 4;

/** What cannot wait, each with the one act that answers it. Not there while nothing is. */
export function AttentionSection({ desk }: { readonly desk: DispatchDesk }) {
  const { t } = useTranslation();
  const { attention, mayPlan, isBending, budget, actions } = desk;
  const targets = { urgent: insertTarget(desk), away: awayTarget(desk), overrun: relieveTarget(desk) };
  const shortcut = (kind: Attention['kind']) => {
    const target = targets[kind];
    return {
      id: keyOf[kind],
      enabled: mayPlan && target !== null,
      run: () => target && actions.bend(target),
    };
  };
  useShortcuts([shortcut('urgent'), shortcut('away'), shortcut('overrun')]);
  if (attention.length === 0) return null;
  const isMeant = (each: Attention) => isSame(targets[each.kind], wishOf(each));
  const shown = inSight(attention, isMeant, mostShown);
  const hidden = attention.length - shown.length;
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
        {shown.map((each) => {
          const wish = wishOf(each);
          return (
            <AttentionLine
              key={`${each.kind} ${subjectOf(wish)}`}
              each={each}
              isMeant={isMeant(each)}
              onShow={() =>
                'ticketId' in wish
                  ? actions.select(wish.ticketId)
                  : actions.selectTechnician(wish.technicianId)
              }
              onBend={mayPlan && !isBending ? () => actions.bend(wish) : null}
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
  const name = nameOf(each);
  return (
    <li data-kind={each.kind}>
      <AttentionMark kind={each.kind} />
      <button type="button" className="attention-what" onClick={onShow}>
        <b className="ellipsis">{name}</b>
        <span className="num">
          <AttentionWords each={each} />
        </span>
      </button>
      {!isFaulty(each) && (
        <button
          type="button"
          className="button button-small"
          disabled={onBend === null}
          onClick={onBend ?? undefined}
        >
          {t(`dispatch.attention.act.${each.kind}`)}
          <span className="visually-hidden"> {name}</span>
          {isMeant && <Key id={keyOf[each.kind]} />}
        </button>
      )}
    </li>
  );
}

function AttentionMark({ kind }: Pick<Attention, 'kind'>) {
  switch (kind) {
    case 'urgent':
      return <SeverityGlyph rank="critical" />;
    case 'away':
      return <AwayMark />;
    case 'overrun':
      return <OverrunMark />;
  }
}

function AttentionWords({ each }: { readonly each: Attention }) {
  const { t } = useTranslation();
  const format = useFormat();
  const partWords = usePartWords();
  if (each.kind === 'urgent' && each.visit.fault) return bindingWords(each.visit, { t, partWords });
  if (each.kind === 'overrun')
    return t('dispatch.attention.overrun', {
      name: each.route.name,
      length: format.length(each.stop.overrunSeconds * secondMs),
      count: each.hit,
    });
  if (each.kind === 'away') return t('dispatch.attention.away', { name: each.route.name, count: each.ahead });
  const { village, promise, slaDueAt } = each.visit;
  const due = promise?.to ?? slaDueAt;
  return due === null
    ? t('dispatch.attention.urgent', { village })
    : t('dispatch.attention.urgentDue', { village, due: format.time(due) });
}

/** No plan helps: its record is to be mended first. */
const isFaulty = (each: Attention): boolean => each.kind === 'urgent' && each.visit.fault !== null;

const keyOf = {
  urgent: 'dispatch.insert',
  away: 'dispatch.redistribute',
  overrun: 'dispatch.relieve',
} as const satisfies Record<Attention['kind'], ShortcutId>;

function nameOf(each: Attention): string {
  switch (each.kind) {
    case 'urgent':
      return visitName(each.visit);
    case 'away':
      return each.route.name;
    case 'overrun':
      return visitName(each.stop);
  }
}

/** The one act that answers it. */
function wishOf(each: Attention): BendWish {
  switch (each.kind) {
    case 'urgent':
      return { kind: 'insert', ticketId: each.visit.ticketId };
    case 'away':
      return { kind: 'redistribute', technicianId: each.route.technicianId };
    case 'overrun':
      return { kind: 'relieve', ticketId: each.stop.ticketId };
  }
}

const subjectOf = (wish: BendWish): string => ('ticketId' in wish ? wish.ticketId : wish.technicianId);
const isSame = (a: BendWish | null, b: BendWish): boolean => a !== null && subjectOf(a) === subjectOf(b);

const firstWish = (attention: readonly Attention[], kind: Attention['kind']): BendWish | null => {
  const first = attention.find((each) => each.kind === kind && !isFaulty(each));
  return first ? wishOf(first) : null;
};

/** The visit of the tray that is selected, else the gravest without a place. */
function insertTarget({ view, selected, attention }: DispatchDesk): BendWish | null {
  const chosen = view.tray.find(({ ticketId, fault }) => ticketId === selected && fault === null);
  return chosen ? { kind: 'insert', ticketId: chosen.ticketId } : firstWish(attention, 'urgent');
}

/** Whoever is chosen, else who has most to hand over. */
function awayTarget({ selectedTechnician, attention }: DispatchDesk): BendWish | null {
  const chosen = attention.find(
    (each) => each.kind === 'away' && each.route.technicianId === selectedTechnician,
  );
  return chosen ? wishOf(chosen) : firstWish(attention, 'away');
}

/** What lasts longer on the chosen route, else what most wait for. */
function relieveTarget({ view, selectedTechnician, attention }: DispatchDesk): BendWish | null {
  const route = view.routes.find(({ technicianId }) => technicianId === selectedTechnician);
  const stop = route?.stops.find(isOverrun);
  return stop ? { kind: 'relieve', ticketId: stop.ticketId } : firstWish(attention, 'overrun');
}
