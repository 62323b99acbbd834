import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/Button.tsx';
import { useKey } from '../../../shell/keys/use-keys.ts';
import { useShortcuts } from '../../../shell/shortcuts.tsx';
import type { Elsewhere, SearchWish } from '../dispatch-desk.ts';

/** What was chosen last: kept while a search runs, when the form is not there. */
export type SearchChoice = Pick<SearchWish, 'kind' | 'seconds'>;
export const usualChoice: SearchChoice = { kind: 'mend', seconds: 5 };

type SearchWishFormProps = {
  readonly choice: SearchChoice;
  readonly onChoice: (choice: SearchChoice) => void;
  /** The search is the one thing to do next; beside a proposal it stands back. */
  readonly isFirst: boolean;
  /** How many visits may move where a plan is mended; null for as many as pay. */
  readonly budget: number | null;
  readonly elsewhere: Elsewhere;
  readonly onBudget: (mostMoves: number | null) => void;
  readonly onSearch: (wish: SearchWish) => void;
};

const here = ['mend', 'anew'] as const;
const lengths = [5, 15, 60] as const;
const budgets = [1, 3, 5, 10, 20] as const;
const usualSeconds = { mend: usualChoice.seconds, anew: 15, server: 15, vroom: 15 } as const;

/** How thoroughly to search: mending moves little and is quick; a plan anew may move whatever is not locked. */
export function SearchWishForm({
  choice,
  onChoice,
  isFirst,
  budget,
  elsewhere,
  onBudget,
  onSearch,
}: SearchWishFormProps) {
  const { t } = useTranslation();
  const { seconds } = choice;
  const kinds = [...here, ...elsewhere.offered];
  const kind = kinds.includes(choice.kind) ? choice.kind : 'anew';
  const choose = (next: SearchWish['kind']) => onChoice({ kind: next, seconds: usualSeconds[next] });
  /* A key asks for its own kind, as it is set or as it usually is. */
  const wishFor = (of: SearchWish['kind']): SearchWish => ({
    kind: of,
    seconds: of === kind ? seconds : usualSeconds[of],
    mostMoves: of === 'mend' ? budget : null,
  });
  const key = useKey(kind === 'mend' ? 'dispatch.mend' : 'dispatch.anew');
  useShortcuts([
    { id: 'dispatch.mend', enabled: true, run: () => onSearch(wishFor('mend')) },
    { id: 'dispatch.anew', enabled: true, run: () => onSearch(wishFor('anew')) },
  ]);
  return (
    <form
      className="search-wish"
      aria-label={t('dispatch.search.title')}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(wishFor(kind));
      }}
    >
      <fieldset className="search-kinds">
        <legend className="visually-hidden">{t('dispatch.search.title')}</legend>
        {kinds.map((each) => (
          <label key={each}>
            <input type="radio" name="search-kind" checked={each === kind} onChange={() => choose(each)} />
            <span>{t(`dispatch.search.kind.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <label>
        {t('dispatch.search.seconds')}
        <select
          value={seconds}
          disabled={kind === 'vroom'}
          onChange={(event) => onChoice({ kind, seconds: Number(event.currentTarget.value) })}
        >
          {lengths.map((length) => (
            <option key={length} value={length}>
              {t('dispatch.search.secondsOf', { count: length })}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('dispatch.search.moves')}
        <select
          value={kind === 'mend' ? (budget ?? '') : ''}
          disabled={kind !== 'mend'}
          onChange={(event) => onBudget(Number(event.currentTarget.value) || null)}
        >
          {budgets.map((moves) => (
            <option key={moves} value={moves}>
              {t('dispatch.search.movesOf', { count: moves })}
            </option>
          ))}
          <option value="">{t('dispatch.search.anyMoves')}</option>
        </select>
      </label>
      <Button
        type="submit"
        primary={isFirst}
        disabled={elsewhere.asked !== null}
        keyLabel={elsewhere.offered.some((planner) => planner === kind) ? undefined : key.shown}
      >
        {t(elsewhere.asked === 'vroom' ? 'dispatch.elsewhere.vroom.asked' : 'dispatch.search.begin')}
      </Button>
    </form>
  );
}
