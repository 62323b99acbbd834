import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OpeningPlace, openedAt } from '../../../shared/domain/reports/opening-places.ts';
import type { MapScene } from '../../design/map/index.ts';
import { useRoom } from '../../live/room-context.tsx';
import type { Asked } from '../../live/use-query.ts';
import { useFormat } from '../../shell/preferences.tsx';
import './heat-control.css';
import { type HeatDays, useHeat } from './use-heat.ts';

const wholeDay = 24;
const two = (hour: number) => String(hour % 24).padStart(2, '0');

/** Chooses the days and the hour of the heat, and says what it shows and how old that is. */
export function HeatControl({ scene }: { readonly scene: MapScene }) {
  const { t } = useTranslation();
  const [days, setDays] = useState<HeatDays>(1);
  const [step, setStep] = useState(wholeDay);
  const hour = step === wholeDay ? null : step;
  // What was opened since a moment of the past cannot be told apart from what was before it: hours are added up.
  const isPast = useRoom().moment === 'past';
  const asked = useHeat(scene, { shown: !isPast, days, hour });
  const span = hour === null ? t('heat.wholeDay') : `${two(hour)}.00–${two(hour + 1)}.00`;
  return (
    <section className="heat-control" aria-label={t('heat.title')} data-map-overlay="">
      <div className="heat-choices">
        {([1, 7] as const).map((choice) => (
          <button key={choice} type="button" aria-pressed={days === choice} onClick={() => setDays(choice)}>
            {t(`heat.days.${choice}`)}
          </button>
        ))}
        <label>
          <span className="visually-hidden">{t('heat.hour')}</span>
          <input
            type="range"
            min={0}
            max={wholeDay}
            value={step}
            aria-valuetext={span}
            onChange={(event) => setStep(event.currentTarget.valueAsNumber)}
          />
        </label>
        <output className="num">{span}</output>
      </div>
      {isPast ? <p role="status">{t('heat.ofNow')}</p> : <HeatWords asked={asked} hour={hour} />}
    </section>
  );
}

function HeatWords({
  asked,
  hour,
}: {
  readonly asked: Asked<readonly OpeningPlace[]>;
  readonly hour: number | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (asked.kind === 'asking') return <p>{t('tile.loading')}</p>;
  if (asked.kind === 'unavailable') return <p role="status">{t(`query.unavailable.${asked.reason}`)}</p>;
  const counts = asked.value.map((place) => ({ place, count: openedAt(place, hour) }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const worst = counts.toSorted((a, b) => b.count - a.count)[0];
  return (
    <p role="status">
      {t('heat.opened', { count: total, shown: format.count(total) })}
      {worst &&
        worst.count > 0 &&
        `, ${t('heat.most', { place: worst.place.village || worst.place.district, count: worst.count })}`}
      {asked.from === 'desk' && `; ${t('timeline.asOf', { at: format.time(asked.asOf) })}`}
    </p>
  );
}
