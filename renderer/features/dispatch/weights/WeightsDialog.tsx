import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DayWeights, usualWeights } from '../../../../shared/domain/dispatch/day-weights.ts';
import { Button } from '../../../design/Button.tsx';
import { Dialog, DialogActions } from '../../../design/Dialog.tsx';
import { PriceFields } from './PriceFields.tsx';
import { isUsual, lastNotch, notchOf, type WeightName, weightAt, weightNames } from './weight-steps.ts';

type WeightsDialogProps = {
  readonly weights: DayWeights;
  readonly mayChange: boolean;
  /** Null for the usual ones. */
  readonly onSet: (weights: DayWeights | null) => void;
  readonly onClose: () => void;
};

/** Turns what the plan is weighed by. Nothing moves by it alone: the next search weighs so. */
export function WeightsDialog({ weights, mayChange, onSet, onClose }: WeightsDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(weights);
  const change = (part: Partial<DayWeights>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <Dialog title={t('dispatch.weights.title')} width="64rem" onClose={onClose}>
      <form
        className="dialog-form weights-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSet(isUsual(draft) ? null : draft);
          onClose();
        }}
      >
        <p>{t('dispatch.weights.explain')}</p>
        <fieldset disabled={!mayChange}>
          <legend className="visually-hidden">{t('dispatch.weights.title')}</legend>
          {weightNames.map((name) => (
            <WeightField
              key={name}
              name={name}
              value={draft[name]}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
          <PriceFields prices={draft.prices} onPrices={(prices) => change({ prices })} />
          <label className="weights-choice">
            <input
              type="checkbox"
              checked={draft.lateRatherThanUnassigned}
              onChange={(event) => change({ lateRatherThanUnassigned: event.currentTarget.checked })}
            />
            <span>
              <b>{t('dispatch.weights.lateRather')}</b>
              <span>{t('dispatch.weights.lateRatherMeans')}</span>
            </span>
          </label>
        </fieldset>
        <DialogActions>
          <Button onPress={() => setDraft(usualWeights)} disabled={!mayChange || isUsual(draft)}>
            {t('dispatch.weights.reset')}
          </Button>
          <Button onPress={onClose} keyLabel="Esc">
            {t('dialog.back')}
          </Button>
          <Button type="submit" primary disabled={!mayChange}>
            {t('dispatch.weights.apply')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

type WeightFieldProps = {
  readonly name: WeightName;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** By the slider in notches, by the field to the figure. */
function WeightField({ name, value, onChange }: WeightFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="weight">
      <label htmlFor={id}>
        <b>{t(`dispatch.weights.name.${name}`)}</b>
        <span>{t(`dispatch.weights.means.${name}`)}</span>
      </label>
      <input
        type="range"
        aria-label={t(`dispatch.weights.name.${name}`)}
        min={0}
        max={lastNotch}
        step={1}
        value={notchOf(name, value)}
        onChange={(event) => onChange(weightAt(name, event.currentTarget.valueAsNumber))}
      />
      <input
        id={id}
        type="number"
        className="num"
        min={0}
        max={mostOf(name)}
        step="any"
        required
        value={value}
        onChange={(event) => {
          const next = event.currentTarget.valueAsNumber;
          if (Number.isFinite(next)) onChange(Math.min(mostOf(name), Math.max(0, next)));
        }}
      />
      <span className="weight-usual num">{t('dispatch.weights.usually', { value: usualWeights[name] })}</span>
    </div>
  );
}

/** As the command takes them. */
const mostOf = (name: WeightName): number =>
  name === 'fairness' ? 1_000_000 : name === 'move' ? 10_000_000 : 1000;
