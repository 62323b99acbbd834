import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isNone } from '../../../../shared/domain/routing/part-counts.ts';
import type { TechnicianId } from '../../../../shared/kernel/ids.ts';
import { startOfDay } from '../../../../shared/kernel/local-day.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { usePrinting } from '../../../shell/print/use-printing.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { plateOf } from '../map/map-routes.ts';
import { promiseWords } from '../visit/visit-words.ts';
import './run-sheet.css';
import { type Sheet, type SheetLine, sheetsOf } from './sheet-lines.ts';

type RunSheetPagesProps = {
  readonly desk: DispatchDesk;
  /** Null for everybody's. */
  readonly only: TechnicianId | null;
  readonly onPrinted: () => void;
};

/** A sheet of paper for each technician, to be taken along: seen on paper only. */
export function RunSheetPages({ desk: { view }, only, onPrinted }: RunSheetPagesProps) {
  const { rows } = useRoom();
  usePrinting(true, onPrinted);
  return createPortal(
    <div className="printed-page">
      {sheetsOf(view, rows)
        .filter(({ route }) => only === null || route.technicianId === only)
        .map((sheet) => (
          <RunSheet key={sheet.route.technicianId} day={view.day} sheet={sheet} />
        ))}
    </div>,
    document.body,
  );
}

function RunSheet({ day, sheet }: { readonly day: string; readonly sheet: Sheet }) {
  const { route, lines } = sheet;
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useRoom();
  const at = startOfDay(day);
  return (
    <article className="run-sheet">
      <header>
        <p>
          {t('dispatch.sheet.title')} · {format.weekday(at)} {format.date(at)}
        </p>
        <h1>
          {plateOf(route.number)} {route.name}
        </h1>
        <p>
          {t('dispatch.sheet.facts', { count: lines.length, distance: format.distance(route.metres) })}
          {route.endsAt && ` · ${t('dispatch.sheet.ends', { at: format.time(route.endsAt) })}`}
        </p>
        <Load sheet={sheet} />
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('dispatch.sheet.column.order')}</th>
            <th scope="col">{t('dispatch.sheet.column.begins')}</th>
            <th scope="col">{t('dispatch.sheet.column.customer')}</th>
            <th scope="col">{t('dispatch.sheet.column.work')}</th>
            <th scope="col">{t('dispatch.sheet.notes')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <SheetRow key={line.stop.ticketId} line={line} />
          ))}
        </tbody>
      </table>
      <p className="printed-note">{t('handOver.page.printed', { at: format.dateTime(clock.now()) })}</p>
    </article>
  );
}

/** What is to be on the van before it leaves. */
function Load({ sheet: { route, load, lacks } }: { readonly sheet: Sheet }) {
  const { t } = useTranslation();
  const partWords = usePartWords();
  if (isNone(load)) return null;
  return (
    <p className="run-sheet-load">
      {t('dispatch.sheet.load', { parts: partWords(load) })}
      {route.stock === null && ` (${t('dispatch.sheet.uncounted')})`}
      {!isNone(lacks) && <b> {t('dispatch.sheet.lacks', { parts: partWords(lacks) })}</b>}
    </p>
  );
}

function SheetRow({ line: { stop, customer, phone, address } }: { readonly line: SheetLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const partWords = usePartWords();
  return (
    <tr>
      <td className="run-sheet-order">{stop.order}</td>
      <td className="printed-number">
        <b>{format.time(stop.startsAt)}</b>
        <br />
        {t('dispatch.sheet.until', { at: format.time(stop.endsAt) })}
        {stop.promise && (
          <>
            <br />
            {t('dispatch.visit.promised', { window: promiseWords(stop, { t, format }) })}
          </>
        )}
      </td>
      <td>
        {customer && <b>{customer}</b>}
        {phone && <p>{phone}</p>}
        <p>{address}</p>
      </td>
      <td>
        {t(`kind.${stop.kind}`)} · {t(`priority.${stop.priority}`)}
        <br />
        {stop.title}
        <br />
        {stop.number}
        {!isNone(stop.parts) && <p>{partWords(stop.parts)}</p>}
      </td>
      <td className="run-sheet-notes">{stop.state === 'done' ? t('dispatch.state.done') : ''}</td>
    </tr>
  );
}
