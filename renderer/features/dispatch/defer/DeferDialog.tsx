import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketId } from '../../../../shared/kernel/ids.ts';
import { secondMs } from '../../../../shared/kernel/instant.ts';
import { startOfDay } from '../../../../shared/kernel/local-day.ts';
import { Button } from '../../../design/Button.tsx';
import { Dialog, DialogActions } from '../../../design/Dialog.tsx';
import { TileState } from '../../../design/TileState.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { LateMark } from '../LateMark.tsx';
import { visitName } from '../visit/visit-words.ts';
import './defer.css';
import type { DeferredPlace, DeferredVisit } from './deferral.ts';

type DeferDialogProps = { readonly desk: DispatchDesk; readonly onClose: () => void };

/** What the day has no place for and can wait: the day each fits best, whole or in the parts somebody chooses. */
export function DeferDialog({ desk: { deferral, mayPlan, actions }, onClose }: DeferDialogProps) {
  const { t } = useTranslation();
  const [left, leave] = useState<ReadonlySet<TicketId>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => actions.findOtherDays(), []);
  const close = () => {
    actions.endDeferral();
    onClose();
  };
  const visits = deferral?.kind === 'found' ? deferral.visits : [];
  const chosen = visits.flatMap(({ visit, place }) =>
    place && !left.has(visit.ticketId) ? [visit.ticketId] : [],
  );
  const toggle = (id: TicketId) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    leave(next);
  };
  return (
    <Dialog title={t('dispatch.defer.title')} width="80rem" onClose={close}>
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          actions.defer(new Set(chosen));
          onClose();
        }}
      >
        <p>{t('dispatch.defer.explain')}</p>
        {deferral?.kind !== 'found' && (
          <TileState
            kind={deferral?.kind === 'failed' ? 'error' : 'loading'}
            title={t(`dispatch.defer.${deferral?.kind ?? 'reckoning'}`)}
          />
        )}
        {deferral?.kind === 'found' && visits.length === 0 && (
          <TileState kind="empty" title={t('dispatch.defer.nothing')} />
        )}
        {visits.length > 0 && (
          <DeferredDays visits={visits} left={left} mayChoose={mayPlan} onToggle={toggle} />
        )}
        <DialogActions>
          <Button onPress={close} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
          <Button type="submit" primary disabled={!mayPlan || chosen.length === 0}>
            {t('dispatch.defer.act', { count: chosen.length })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

type DeferredDaysProps = {
  readonly visits: readonly DeferredVisit[];
  readonly left: ReadonlySet<TicketId>;
  readonly mayChoose: boolean;
  readonly onToggle: (id: TicketId) => void;
};

/** By day; what no day has a place for stands last. */
function DeferredDays({ visits, left, mayChoose, onToggle }: DeferredDaysProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = useMemo(
    () => [...Map.groupBy(visits, ({ place }) => place?.day ?? nowhere)].sort(byDay),
    [visits],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="defer-days" tabIndex={0}>
      {days.map(([day, ofDay]) => (
        <section key={day}>
          <h3 className="num">
            {day === nowhere ? t('dispatch.defer.noDay') : format.day(startOfDay(day))}
            <span>{t('dispatch.defer.count', { count: ofDay.length })}</span>
          </h3>
          <ul>
            {ofDay.map(({ visit, place }) => (
              <li key={visit.ticketId}>
                <label>
                  <input
                    type="checkbox"
                    checked={place !== null && !left.has(visit.ticketId)}
                    disabled={place === null || !mayChoose}
                    onChange={() => onToggle(visit.ticketId)}
                  />
                  <b className="ellipsis">{visitName(visit)}</b>
                </label>
                <span className="ellipsis">
                  {t(`priority.${visit.priority}`)} · {visit.village}
                </span>
                {place && <PlaceCells place={place} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const nowhere = '';
/** An ISO date sorts as a word; nowhere is the last. */
const byDay = ([a]: [string, unknown], [b]: [string, unknown]): number =>
  Number(a === nowhere) - Number(b === nowhere) || (a < b ? -1 : 1);

function PlaceCells({
  place: { technicianName, startsAt, lateSeconds, lateStep },
}: {
  readonly place: DeferredPlace;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <span className="ellipsis">{technicianName}</span>
      <span className="num">{format.time(startsAt)}</span>
      <span className="num" data-late={lateStep || undefined}>
        {lateStep > 0 ? (
          <>
            <LateMark step={lateStep} />{' '}
            {t('dispatch.outlook.late', { length: format.length(lateSeconds * secondMs) })}
          </>
        ) : (
          t('dispatch.defer.inTime')
        )}
      </span>
    </>
  );
}
