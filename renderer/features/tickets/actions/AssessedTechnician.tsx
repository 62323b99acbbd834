import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../../shared/domain/tickets/suggest-technician.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { useFormat } from '../../../shell/preferences.tsx';
import { obstacleSentence } from './obstacle-sentence.ts';
import { loadAndWay } from './suggestion-sentence.ts';

/** One line of facts, and what is in the way in place of the time they would need. */
export function AssessedTechnician({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const { clock } = useRoom();
  const format = useFormat();
  const { technician, obstacles, readyInMinutes } = assessment;
  const now = clock.now();
  return (
    <span className="ranked">
      <b>{technician.name}</b>
      {obstacles.length === 0 ? (
        <span className="num ink-1">
          {t('suggestion.readyIn', { length: format.length(readyInMinutes * minuteMs) })}
        </span>
      ) : (
        <span className="num ranked-obstacle">
          {obstacles.map((obstacle) => obstacleSentence(obstacle, now, { t, format })).join(', ')}
        </span>
      )}
      <span className="small">{loadAndWay(assessment, t, format)}</span>
    </span>
  );
}
