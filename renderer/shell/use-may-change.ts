import { useCallback } from 'react';
import { type Authored, mayChange } from '../../shared/domain/authorship/authorship.ts';
import { usePrincipal } from './session.tsx';

/** Whether this person may change what somebody made; whoever may not can save a copy of their own. */
export function useMayChange(): (entity: Authored) => boolean {
  const { accountId, displayName: name, role } = usePrincipal();
  return useCallback((entity) => mayChange(entity, { accountId, name, role }), [accountId, name, role]);
}
