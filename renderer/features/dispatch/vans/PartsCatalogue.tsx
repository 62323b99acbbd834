import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part, PartCommand } from '../../../../shared/domain/dispatch/part.ts';
import { type TicketKind, ticketKindSchema } from '../../../../shared/domain/tickets/ticket.ts';
import { partIdSchema } from '../../../../shared/kernel/ids.ts';
import { Button } from '../../../design/Button.tsx';
import { useRoom } from '../../../live/room-context.tsx';
import { usePreferences } from '../../../shell/preferences.tsx';

type PartsCatalogueProps = { readonly parts: readonly Part[]; readonly mayChange: boolean };

/** What is settled from the room takes nothing off a van. */
const kinds = ticketKindSchema.options.filter((kind) => kind !== 'account');

const newPart: Draft = { names: { id: '', en: '' }, unit: 'piece', usual: {}, retired: false };

type Draft = Pick<Part, 'names' | 'unit' | 'usual' | 'retired'>;

/** What is retired stands last. */
const byUse = (a: Part, b: Part): number => Number(a.retired) - Number(b.retired);

/** What vans may carry, and how many of each a visit of a kind usually takes. */
export function PartsCatalogue({ parts: known, mayChange }: PartsCatalogueProps) {
  const { t } = useTranslation();
  const { submit, newId } = useRoom();
  const save = (input: PartCommand['input']) => submit('part.save', input);
  return (
    <div className="van-scroll">
      <table className="part-table num">
        <thead>
          <tr>
            <th scope="col">{t('dispatch.vans.nameId')}</th>
            <th scope="col">{t('dispatch.vans.nameEn')}</th>
            <th scope="col">{t('dispatch.vans.unit')}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="van-count">
                {t(`kind.${kind}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {known.toSorted(byUse).map((part) => (
            <PartRow
              key={`${part.id} ${part.version}`}
              said={part}
              mayChange={mayChange}
              onSave={(draft) => save({ partId: part.id, baseVersion: part.version, ...draft })}
            />
          ))}
          {mayChange && (
            <PartRow
              key={known.length}
              said={newPart}
              mayChange
              onSave={(draft) => save({ partId: partIdSchema.parse(newId()), baseVersion: 0, ...draft })}
            />
          )}
        </tbody>
      </table>
    </div>
  );
}

type PartRowProps = {
  readonly said: Draft;
  readonly mayChange: boolean;
  readonly onSave: (draft: Draft) => void;
};

function PartRow({ said, mayChange: mayPlan, onSave }: PartRowProps) {
  const { t } = useTranslation();
  const { language } = usePreferences().preferences;
  const { retired } = said;
  const before: Draft = { names: said.names, unit: said.unit, usual: said.usual, retired };
  const [draft, setDraft] = useState<Draft>(before);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const mayChange = mayPlan && !retired;
  const isNew = said.names.id === '';
  const name = said.names[language] || t('dispatch.vans.newPart');
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before);
  const save = () => isChanged && isWhole(draft) && onSave(draft);
  return (
    <tr data-retired={retired || undefined} onKeyDown={(event) => event.key === 'Enter' && save()}>
      {(['id', 'en'] as const).map((tongue) => (
        <td key={tongue}>
          <input
            className="part-name-field"
            aria-label={`${t(tongue === 'id' ? 'dispatch.vans.nameId' : 'dispatch.vans.nameEn')}: ${name}`}
            placeholder={isNew ? t('dispatch.vans.newPart') : undefined}
            maxLength={60}
            disabled={!mayChange}
            value={draft.names[tongue]}
            onChange={(event) => change({ names: { ...draft.names, [tongue]: event.currentTarget.value } })}
          />
        </td>
      ))}
      <td>
        <select
          aria-label={`${t('dispatch.vans.unit')}: ${name}`}
          disabled={!mayChange}
          value={draft.unit}
          onChange={(event) => change({ unit: event.currentTarget.value as Part['unit'] })}
        >
          <option value="piece">{t('dispatch.vans.unitOf.piece')}</option>
          <option value="metre">{t('dispatch.vans.unitOf.metre')}</option>
        </select>
      </td>
      {kinds.map((kind) => (
        <td key={kind} className="van-count">
          <input
            type="number"
            min={0}
            max={20_000}
            aria-label={`${t(`kind.${kind}`)}: ${name}`}
            disabled={!mayChange}
            value={draft.usual[kind] ?? ''}
            onChange={(event) =>
              change({ usual: withUsual(draft.usual, kind, event.currentTarget.valueAsNumber) })
            }
          />
        </td>
      ))}
      <td className="part-acts">
        <Button disabled={!mayChange || !isChanged || !isWhole(draft)} onPress={save}>
          {t(isNew ? 'dispatch.vans.add' : 'dispatch.vans.save')}
        </Button>
        {!isNew && (
          <Button disabled={!mayPlan} onPress={() => onSave({ ...before, retired: !retired })}>
            {t(retired ? 'dispatch.vans.useAgain' : 'dispatch.vans.retire')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Nothing where the field is empty. */
function withUsual(usual: Draft['usual'], kind: TicketKind, count: number): Draft['usual'] {
  const { [kind]: _, ...others } = usual;
  return Number.isNaN(count) || count === 0 ? others : { ...others, [kind]: count };
}

const isWhole = ({ names, usual }: Draft): boolean =>
  names.id.trim() !== '' &&
  names.en.trim() !== '' &&
  Object.values(usual).every((count) => Number.isInteger(count) && count >= 0);
