import { useTranslation } from 'react-i18next';
import type { RoomCount } from '../../../shared/domain/hand-over/hand-over.ts';
import { rankLetter, SeverityGlyph } from '../../design/Severity.tsx';
import { useFormat } from '../../shell/preferences.tsx';

const ranks = ['critical', 'high', 'normal', 'low'] as const;
const figures = [
  'unacknowledgedCriticals',
  'breached',
  'opened',
  'resolved',
  'techniciansOnDuty',
  'pins',
] as const;

type FiguresProps = {
  readonly count: RoomCount;
  /** At a moment of the past it may not be known who was on duty. */
  readonly isDutyKnown?: boolean;
};

/** What a watch amounts to, in figures: hue only where something is wrong. */
export function Figures({ count, isDutyKnown = true }: FiguresProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className="figures">
      <div className="figures-open">
        <dt>{t('handOver.figure.open')}</dt>
        <dd>
          {ranks.map((rank) => (
            <span key={rank} className={`rank-${rank}`}>
              <SeverityGlyph rank={rank} />
              <span aria-hidden="true">{rankLetter[rank]}</span>
              <span className="visually-hidden">{t(`priority.${rank}`)}</span>
              <b className="num">{format.count(count.open[rank])}</b>
            </span>
          ))}
        </dd>
      </div>
      {figures.map((name) => (
        <div key={name} data-abnormal={isAbnormal(name, count) || undefined}>
          <dt>{t(`handOver.figure.${name}`)}</dt>
          <dd className="num">
            {name === 'techniciansOnDuty' && !isDutyKnown ? '–' : format.count(count[name])}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isAbnormal = (name: (typeof figures)[number], count: RoomCount): boolean =>
  (name === 'unacknowledgedCriticals' || name === 'breached') && count[name] > 0;
