import { useTranslation } from 'react-i18next';
import type { DayWeights } from '../../../../shared/domain/dispatch/day-weights.ts';
import { Pane } from '../../../design/Pane.tsx';
import { Key } from '../../../shell/keys/Key.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { arePricesUsual, isUsual, lastNotch, notchOf, weightNames } from './weight-steps.ts';
import './weights.css';

type WeightsStripProps = {
  readonly weights: DayWeights;
  readonly mayChange: boolean;
  readonly onOpen: () => void;
};

/** What the plan is weighed by, in one line. */
export function WeightsStrip({ weights, mayChange, onOpen }: WeightsStripProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Pane label={t('dispatch.weights.title')} area="weights">
      <div className="weights-strip">
        <b>{t('dispatch.weights.title')}</b>
        <span>{t(isUsual(weights) ? 'dispatch.weights.usual' : 'dispatch.weights.changed')}</span>
        <ul>
          {weightNames.map((name) => (
            <li key={name}>
              {t(`dispatch.weights.short.${name}`)}
              <i style={{ ['--share' as string]: `${(100 * notchOf(name, weights[name])) / lastNotch}%` }} />
              <b className="num">{format.decimal(weights[name], weights[name] % 1 === 0 ? 0 : 2)}</b>
            </li>
          ))}
          <li>
            {t(
              weights.lateRatherThanUnassigned
                ? 'dispatch.weights.short.lateAllowed'
                : 'dispatch.weights.short.lateRefused',
            )}
          </li>
          {!arePricesUsual(weights) && <li>{t('dispatch.weights.short.pricesChanged')}</li>}
        </ul>
        <button type="button" className="button button-small" onClick={onOpen}>
          {t(mayChange ? 'dispatch.weights.change' : 'dispatch.weights.look')} <Key id="dispatch.weights" />
        </button>
      </div>
    </Pane>
  );
}
