import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteView } from '../../../../shared/domain/dispatch/day-view.ts';
import type { Part } from '../../../../shared/domain/dispatch/part.ts';
import type { Van } from '../../../../shared/domain/dispatch/van.ts';
import { Button } from '../../../design/Button.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { DayTermsFields } from './DayTermsFields.tsx';
import { PartInputs } from './PartInputs.tsx';
import {
  areUsual,
  changedVan,
  draftOf,
  isComplete,
  rateNames,
  usualRates,
  type VanDraft,
  type VanSaid,
  withNothing,
} from './van-draft.ts';

type VanEditorProps = {
  readonly route: RouteView;
  readonly van: Van | null;
  readonly parts: readonly Part[];
  /** The day of the board. */
  readonly day: string;
  readonly mayChange: boolean;
  readonly firstField: RefObject<HTMLInputElement | null>;
  readonly onSave: (said: VanSaid) => void;
};

/** One van: what is on it now, what its technician costs, and what their days keep to. */
export function VanEditor({ route, van, parts, day, mayChange, firstField, onSave }: VanEditorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [before] = useState(() => draftOf(route.onVan, van, parts));
  const [draft, setDraft] = useState<VanDraft>(before);
  const said = changedVan(before, draft);
  const isSaid = Object.keys(said).length > 0;
  const counted = van?.stock;
  return (
    <form
      className="van-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSaid && isComplete(draft)) onSave(said);
      }}
    >
      <p>
        <b>{route.name}</b>{' '}
        {counted
          ? t('dispatch.vans.byAt', { name: van.byName, at: format.dateTime(counted.countedAt) })
          : t('dispatch.vans.never')}
      </p>
      <fieldset disabled={!mayChange}>
        <legend className="visually-hidden">{t('dispatch.vans.title')}</legend>
        <label className="van-known">
          <input
            ref={firstField}
            type="checkbox"
            checked={draft.isCounted}
            onChange={(event) => setDraft({ ...draft, isCounted: event.currentTarget.checked })}
          />
          {t('dispatch.vans.isCounted')}
        </label>
        <PartInputs
          parts={parts}
          counts={draft.isCounted ? draft.counts : null}
          onCount={(part, count) => setDraft({ ...draft, counts: { ...draft.counts, [part]: count } })}
        />
      </fieldset>
      <fieldset disabled={!mayChange}>
        <legend>{t('dispatch.vans.ratesOf')}</legend>
        <RateFields rates={draft.rates} onRates={(rates) => setDraft({ ...draft, rates })} />
        <Button
          disabled={!mayChange || areUsual(draft.rates)}
          onPress={() => setDraft({ ...draft, rates: usualRates })}
        >
          {t('dispatch.vans.resetRates')}
        </Button>
      </fieldset>
      <DayTermsFields
        draft={draft.terms}
        day={day}
        mayChange={mayChange}
        onChange={(part) => setDraft({ ...draft, terms: { ...draft.terms, ...part } })}
      />
      <span className="van-acts">
        <Button disabled={!mayChange} onPress={() => setDraft(withNothing(draft))}>
          {t('dispatch.vans.empty')}
        </Button>
        <Button type="submit" primary disabled={!mayChange || !isSaid || !isComplete(draft)}>
          {t('dispatch.vans.save')}
        </Button>
      </span>
    </form>
  );
}

type RateFieldsProps = {
  readonly rates: VanDraft['rates'];
  readonly onRates: (rates: VanDraft['rates']) => void;
};

function RateFields({ rates, onRates }: RateFieldsProps) {
  const { t } = useTranslation();
  return rateNames.map((name) => (
    <label key={name}>
      {t(`dispatch.vans.${name}`)}
      <input
        type="number"
        className="van-rate"
        min={0}
        max={10_000_000}
        step={500}
        required
        value={shown(rates[name])}
        onChange={(event) => onRates({ ...rates, [name]: event.currentTarget.valueAsNumber })}
      />
    </label>
  ));
}

const shown = (value: number): number | string => (Number.isNaN(value) ? '' : value);
