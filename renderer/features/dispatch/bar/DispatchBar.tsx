import { useTranslation } from 'react-i18next';
import type { DayFigures, LateStep } from '../../../../shared/domain/dispatch/day-view.ts';
import { dayMs } from '../../../../shared/kernel/instant.ts';
import { dayAfter, localDay, startOfDay } from '../../../../shared/kernel/local-day.ts';
import { useNow } from '../../../live/room-context.tsx';
import { ConnectionState } from '../../../shell/ConnectionState.tsx';
import { HornMark } from '../../../shell/horn/HornMark.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { LostCommand } from '../../../shell/LostCommand.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { WallClock } from '../../../shell/WallClock.tsx';
import { LateMark } from '../LateMark.tsx';
import './dispatch-bar.css';

type DispatchBarProps = {
  readonly day: string;
  readonly onDay: (day: string) => void;
  /** Null while they are not known. */
  readonly figures: DayFigures | null;
};

/** Which day, how it stands, and whether what is shown is of now. */
export function DispatchBar({ day, onDay, figures }: DispatchBarProps) {
  const { t } = useTranslation();
  return (
    <header className="top-bar dispatch-bar">
      <h1 className="organisation">{t('dispatch.title')}</h1>
      <DayChoice day={day} onDay={onDay} />
      <span className="separator" />
      {figures && <Figures figures={figures} />}
      <span className="dispatch-bar-end">
        <HornMark />
        <ConnectionState />
        <LostCommand />
        <span className="separator" />
        <WallClock />
      </span>
    </header>
  );
}

function DayChoice({ day, onDay }: Pick<DispatchBarProps, 'day' | 'onDay'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = localDay(useNow(dayMs / 24));
  const at = startOfDay(day);
  const before = useKey('dispatch.day-before').spoken;
  const after = useKey('dispatch.day-after').spoken;
  return (
    <span className="day-choice">
      <button
        type="button"
        aria-label={t('dispatch.keys.dayBefore')}
        aria-keyshortcuts={before}
        onClick={() => onDay(dayAfter(day, -1))}
      >
        ‹
      </button>
      <b>
        {format.weekday(at)} {format.date(at)}
      </b>
      <button
        type="button"
        aria-label={t('dispatch.keys.dayAfter')}
        aria-keyshortcuts={after}
        onClick={() => onDay(dayAfter(day))}
      >
        ›
      </button>
      {day !== today && (
        <button type="button" className="day-today" onClick={() => onDay(today)}>
          {t('dispatch.bar.today')}
        </button>
      )}
    </span>
  );
}

const counts = ['technicians', 'visits', 'done', 'underWay', 'unassigned'] as const;
const steps = [3, 2, 1] as const satisfies readonly LateStep[];

function Figures({ figures }: { readonly figures: DayFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <ul className="day-figures num">
        {counts.map((name) => (
          <li key={name}>
            <b>{format.count(figures[name])}</b> {t(`dispatch.bar.${name}`)}
          </li>
        ))}
      </ul>
      <span className="separator" />
      <ul className="day-figures num" aria-label={t('dispatch.bar.late')}>
        <li aria-hidden="true">{t('dispatch.bar.late')}</li>
        {steps.map((step) => (
          <li key={step} className="day-late" data-late={figures.late[step] > 0 ? step : undefined}>
            <LateMark step={step} /> <b>{format.count(figures.late[step])}</b>{' '}
            {t(`dispatch.bar.lateStep.${step}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
