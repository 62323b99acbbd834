import { useTranslation } from 'react-i18next';
import type { PendingCommand } from '../../../../shared/contracts/live.ts';
import { Button } from '../../../design/Button.tsx';
import { NoticeLine } from '../../../design/NoticeLine.tsx';
import { useEntity, useRoom } from '../../../live/room-context.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { refusalSentence } from '../../../shell/refusal-sentence.ts';
import type { DispatchDesk } from '../dispatch-desk.ts';
import { ChosenElsewhere } from './ChosenElsewhere.tsx';
import { travelWords } from './travel-words.ts';

type DispatchNoticesProps = {
  readonly desk: Pick<
    DispatchDesk,
    'mayStaff' | 'isOver' | 'travelNotices' | 'searchFailed' | 'view' | 'selected'
  >;
};

/** What a planner should know before looking at the plan: what it rests on, and what the server did not take. */
export function DispatchNotices({ desk }: DispatchNoticesProps) {
  const { mayStaff, isOver, travelNotices, searchFailed } = desk;
  const { t } = useTranslation();
  const format = useFormat();
  const room = useRoom();
  useEntity('commands');
  const travel = travelWords(travelNotices, { t, format });
  return (
    <div className="dispatch-notices">
      {!mayStaff && <p className="dispatch-notice">{t('dispatch.readOnly')}</p>}
      {mayStaff && isOver && <p className="dispatch-notice">{t('dispatch.dayOver')}</p>}
      {searchFailed && (
        <p className="dispatch-notice" role="alert">
          {t('dispatch.searchFailed')}
        </p>
      )}
      {travel !== '' && (
        <p className="dispatch-notice ellipsis" title={travel}>
          {travel}
        </p>
      )}
      <ChosenElsewhere desk={desk} />
      {room.commands.refused().flatMap(({ id, command, state }) =>
        isOfDispatch(command) && state.kind === 'refused' ? (
          <NoticeLine
            key={id}
            label={t('dispatch.refused')}
            className="dispatch-refusal"
            acts={<Button onPress={() => void room.desk.dismiss(id)}>{t('action.dismiss')}</Button>}
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

/** Publishing gives tickets out, and taking a visit from its route takes its ticket back. */
const kinds = [
  ...(['dispatch.', 'work-order.', 'van.', 'part.'] as const),
  ...(['ticket.acknowledge', 'ticket.assign', 'ticket.unassign'] as const),
];

const isOfDispatch = ({ name }: PendingCommand['command']): boolean =>
  kinds.some((kind) => name.startsWith(kind));
