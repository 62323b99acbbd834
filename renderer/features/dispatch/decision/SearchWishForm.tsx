import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/Button.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { SearchWish } from '../dispatch-desk.ts';

type SearchWishFormProps = {
  /** The search is the one thing to do next; beside a proposal it stands back. */
  readonly isFirst: boolean;
  readonly onSearch: (wish: SearchWish) => void;
};

const kinds = ['mend', 'anew'] as const;
const lengths = [5, 15, 60] as const;
const budgets = [3, 5, 10, 20] as const;
/** A plan that people already know bends by a handful of visits. */
const usualBudget = 5;

/** How thoroughly to search: mending moves little and is quick; a plan anew may move whatever is not locked. */
export function SearchWishForm({ isFirst, onSearch }: SearchWishFormProps) {
  const { t } = useTranslation();
  const [wish, setWish] = useState<SearchWish>({ kind: 'mend', seconds: 5, mostMoves: usualBudget });
  const change = (part: Partial<SearchWish>) => setWish((before) => ({ ...before, ...part }));
  const choose = (kind: SearchWish['kind']) =>
    change({ kind, seconds: kind === 'mend' ? 5 : 15, mostMoves: kind === 'mend' ? usualBudget : null });
  const key = useKey(`dispatch.${wish.kind}`);
  useShortcuts([
    { id: 'dispatch.mend', enabled: true, run: () => onSearch(wishFor('mend', wish)) },
    { id: 'dispatch.anew', enabled: true, run: () => onSearch(wishFor('anew', wish)) },
  ]);
  return (
    <form
      className="search-wish"
      aria-label={t('dispatch.search.title')}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(wish);
      }}
    >
      <fieldset className="search-kinds">
        <legend className="visually-hidden">{t('dispatch.search.title')}</legend>
        {kinds.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="search-kind"
              checked={wish.kind === kind}
              onChange={() => choose(kind)}
            />
            <span>{t(`dispatch.search.kind.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <label>
        {t('dispatch.search.seconds')}
        <select
          value={wish.seconds}
          onChange={(event) => change({ seconds: Number(event.currentTarget.value) })}
        >
          {lengths.map((seconds) => (
            <option key={seconds} value={seconds}>
              {t('dispatch.search.secondsOf', { count: seconds })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('dispatch.search.moves')}
        <select
          value={wish.mostMoves ?? ''}
          onChange={(event) => change({ mostMoves: Number(event.currentTarget.value) || null })}
        >
          {budgets.map((moves) => (
            <option key={moves} value={moves}>
              {t('dispatch.search.movesOf', { count: moves })}
            </option>
          ))}
          <option value="">{t('dispatch.search.anyMoves')}</option>
        </select>
      </label>
      <Button type="submit" primary={isFirst} keyLabel={key.shown}>
        {t('dispatch.search.begin')}
      </Button>
    </form>
  );
}

/** A key asks for its own kind, as it is set or as it usually is. */
const wishFor = (kind: SearchWish['kind'], wish: SearchWish): SearchWish =>
  wish.kind === kind
    ? wish
    : kind === 'mend'
      ? { kind, seconds: 5, mostMoves: usualBudget }
      : { kind, seconds: 15, mostMoves: null };
