import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFilter, SavedFilterDraft } from '../../../shared/domain/filters/saved-filter.ts';
import { type SavedFilterId, savedFilterIdSchema } from '../../../shared/kernel/ids.ts';
import { useRoom } from '../../live/room-context.tsx';
import { useMayChange } from '../../shell/use-may-change.ts';
import { newCondition } from './filter-fields.ts';

/** A filter being written, and the one it is a copy of: saved for whoever may not change that. */
type Written = { readonly draft: SavedFilterDraft; readonly copyOf: SavedFilterId | null };

const longestName = 80;

export function useFilterDraft() {
  const { t } = useTranslation();
  const { newId } = useRoom();
  const mayChange = useMayChange();
  const aNewId = () => savedFilterIdSchema.parse(newId());
  const blank = (): Written => ({
    draft: {
      filterId: aNewId(),
      name: '',
      shared: false,
      expression: { kind: 'group', match: 'all', of: [newCondition('priority')] },
      baseVersion: 0,
    },
    copyOf: null,
  });
  const toWrite = (filter: SavedFilter): Written => {
    const { id, name, shared, expression, version } = filter;
    if (mayChange(filter))
      return { draft: { filterId: id, name, shared, expression, baseVersion: version }, copyOf: null };
    const copyName = t('boardEditor.copyOf', { board: name }).slice(0, longestName);
    return {
      draft: { filterId: aNewId(), name: copyName, shared: false, expression, baseVersion: 0 },
      copyOf: id,
    };
  };
  const [written, write] = useState(blank);
  return {
    ...written,
    change: (part: Partial<SavedFilterDraft>) =>
      write((before) => ({ ...before, draft: { ...before.draft, ...part } })),
    choose: (filter: SavedFilter) => write(toWrite(filter)),
    beginAnew: () => write(blank()),
  };
}
