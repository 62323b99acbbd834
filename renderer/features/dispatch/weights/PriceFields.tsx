import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prices } from '../../../../shared/domain/dispatch/day-weights.ts';
import { prioritySchema, serviceTierSchema } from '../../../../shared/domain/sla/sla-policy.ts';

type PriceFieldsProps = {
  readonly prices: Prices;
  readonly onPrices: (prices: Prices) => void;
};

/** What the weights multiply: in rupiah what a breach and a visit left out are expected to cost. */
export function PriceFields({ prices, onPrices }: PriceFieldsProps) {
  const { t } = useTranslation();
  const byPriority = (name: 'sla' | 'absence') =>
    prioritySchema.options.map((priority) => (
      <PriceField
        key={priority}
        label={t(`priority.${priority}`)}
        of={t(`dispatch.weights.prices.${name}`)}
        value={prices[name][priority]}
        onChange={(value) => onPrices({ ...prices, [name]: { ...prices[name], [priority]: value } })}
      />
    ));
  return (
    <details
      className="prices"
      // A field that keeps the form from being sent is seen.
      onInvalidCapture={(event) => {
        event.currentTarget.open = true;
      }}
    >
      <summary>{t('dispatch.weights.prices.title')}</summary>
      <p>{t('dispatch.weights.prices.explain')}</p>
      <PriceRow name="promise">
        <PriceField
          label={t('tier.home')}
          of={t('dispatch.weights.prices.promise')}
          value={prices.promise}
          onChange={(promise) => onPrices({ ...prices, promise })}
        />
      </PriceRow>
      <PriceRow name="sla">{byPriority('sla')}</PriceRow>
      <PriceRow name="absence">{byPriority('absence')}</PriceRow>
      <PriceRow name="tierTimes">
        {serviceTierSchema.options.map((tier) => (
          <PriceField
            key={tier}
            label={t(`tier.${tier}`)}
            of={t('dispatch.weights.prices.tierTimes')}
            value={prices.tierTimes[tier]}
            onChange={(times) => onPrices({ ...prices, tierTimes: { ...prices.tierTimes, [tier]: times } })}
            isTimes
          />
        ))}
      </PriceRow>
    </details>
  );
}

type PriceRowProps = {
  readonly name: 'promise' | 'sla' | 'absence' | 'tierTimes';
  readonly children: ReactNode;
};

function PriceRow({ name, children }: PriceRowProps) {
  const { t } = useTranslation();
  return (
    <div className="price-row">
      <span>
        <b>{t(`dispatch.weights.prices.${name}`)}</b>
        <span>{t(`dispatch.weights.prices.means.${name}`)}</span>
      </span>
      {children}
    </div>
  );
}

type PriceFieldProps = {
  readonly label: string;
  readonly of: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly isTimes?: boolean;
};

/** Empty while nothing that is a number stands in it; the form is not sent then. */
function PriceField({ label, of, value, onChange, isTimes = false }: PriceFieldProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        className="num"
        aria-label={`${of}: ${label}`}
        min={0}
        max={isTimes ? 100 : 100_000_000}
        step="any"
        required
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
