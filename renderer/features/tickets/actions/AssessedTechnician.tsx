import { useTranslation } from 'react-i18next';
import { type Assessment, beginsOf } from '../../../../shared/domain/dispatch/assess-technicians.ts';
import { useRoom } from '../../../live/room-context.tsx';
import { usePartWords } from '../../../shell/part-words.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { obstacleSentence } from './obstacle-sentence.ts';
import { beginsWords, factsOf, loadAndWay } from './suggestion-sentence.ts';

type AssessedTechnicianProps = {
  readonly assessment: Assessment;
  /** In rupiah, of whoever's day it costs least; null where nobody's is known. */
  readonly leastCost: number | null;
};

/** When they would begin and what it costs more than with the first; or what is in the way. */
export function AssessedTechnician({ assessment, leastCost }: AssessedTechnicianProps) {
  const { t } = useTranslation();
  const { clock } = useRoom();
  const format = useFormat();
  const partWords = usePartWords();
  const { technician, obstacles, place } = assessment;
  const now = clock.now();
  const dearer = place && leastCost !== null ? roundedCost(place.cost - leastCost) : 0;
  return (
    <span className="ranked">
      <b>{technician.name}</b>
      {obstacles.length === 0 ? (
        <span className="num ink-1">{place && beginsWords(beginsOf(place), now, { t, format })}</span>
      ) : (
        <span className="num ranked-obstacle">
          {obstacles.map((obstacle) => obstacleSentence(obstacle, now, { t, format, partWords })).join(', ')}
        </span>
      )}
      <span className="small">
        {loadAndWay(factsOf(assessment), t, format)}
        {dearer >= 500 && <span className="num">, +{format.money(dearer)}</span>}
      </span>
    </span>
  );
}

const roundedCost = (rupiah: number) => Math.round(rupiah / 500) * 500;
