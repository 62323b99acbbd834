import { useTranslation } from 'react-i18next';
import { useEntity, useRoom } from '../../../live/room-context.tsx';

type DayEndFieldProps = {
  /** Empty for the last visit, `home`, or the id of a site. */
  readonly chosen: string;
  readonly onChoose: (dayEnd: string) => void;
};

/** Where a day ends. Of the sites the POPs are offered: these have a store and somewhere to leave a van. */
export function DayEndField({ chosen, onChoose }: DayEndFieldProps) {
  const { t } = useTranslation();
  const { rows } = useRoom();
  useEntity('sites');
  const pops = [...rows.sites.values()]
    .filter(({ id, kind }) => kind === 'pop' || id === chosen)
    .sort((a, b) => a.name.localeCompare(b.name, 'id'));
  const isLost = chosen !== '' && chosen !== 'home' && !rows.sites.has(chosen);
  return (
    <label>
      {t('dispatch.vans.dayEnd')}
      <select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t('dispatch.vans.endsAtLastVisit')}</option>
        <option value="home">{t('dispatch.vans.endsAtHome')}</option>
        {pops.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {isLost && <option value={chosen}>{t('dispatch.vans.endsAtUnknown')}</option>}
      </select>
    </label>
  );
}
