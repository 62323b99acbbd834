import { useTranslation } from 'react-i18next';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import { Button } from '../../../design/Button.tsx';
import { NoticeLine } from '../../../design/NoticeLine.tsx';
import { useEntity, useRoom } from '../../../live/room-context.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { refusalSentence } from '../../../shell/refusal-sentence.ts';

/** What a planner should know before looking at the plan: what the server did not take, and that they only look. */
export function DispatchNotices({ mayPlan }: { readonly mayPlan: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { commands, desk } = useRoom();
  useEntity('commands');
  return (
    <div className="dispatch-notices">
      {!mayPlan && <p className="dispatch-notice">{t('dispatch.readOnly')}</p>}
      {commands.refused().flatMap(({ id, command, state }) =>
        isOfDispatch(command) && state.kind === 'refused' ? (
          <NoticeLine
            key={id}
            label={t('dispatch.refused')}
            className="dispatch-refusal"
            acts={<Button onPress={() => void desk.dismiss(id)}>{t('action.dismiss')}</Button>}
          >
            <span role="alert">
              <strong>{t(`command.${command.name}`)}</strong>: {refusalSentence(state.refusal, t, format)}
            </span>
          </NoticeLine>
        ) : (
          []
        ),
      )}
    </div>
  );
}

const isOfDispatch = ({ name }: PendingCommand['command']): boolean =>
  name.startsWith('dispatch.') || name.startsWith('work-order.');
