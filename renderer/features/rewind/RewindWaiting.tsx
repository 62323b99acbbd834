import { useTranslation } from 'react-i18next';
import { Button } from '../../design/Button.tsx';
import type { RewindState } from '../../live/rewind/rewind.ts';
import { useKey } from '../../shell/keys/use-keys.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { useShortcuts } from '../../shell/shortcuts.tsx';

type RewindWaitingProps = {
  readonly state: Extract<RewindState, { kind: 'fetching' | 'unavailable' }>;
  readonly onCancel: () => void;
  readonly onRetry: () => void;
};

/** The day on its way, or why it cannot be had. The room above it stays live. */
export function RewindWaiting({ state, onCancel, onRetry }: RewindWaitingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shown } = useKey('rewind.live');
  useShortcuts([{ id: 'rewind.live', label: t('dialog.back'), enabled: true, run: onCancel }]);
  const isWaiting = state.kind === 'fetching';
  return (
    <div className="rewind-waiting" role={isWaiting ? 'status' : 'alert'}>
      <span>
        {isWaiting
          ? t('rewind.fetching', { tickets: format.count(state.tickets) })
          : t('rewind.unavailable', { reason: t(`query.unavailable.${state.reason}`) })}
      </span>
      {!isWaiting && state.reason !== 'forbidden' && (
        <Button primary onPress={onRetry}>
          {t('tile.retry')}
        </Button>
      )}
      <Button keyLabel={shown} onPress={onCancel}>
        {t('dialog.back')}
      </Button>
    </div>
  );
}
