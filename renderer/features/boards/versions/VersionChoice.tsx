import { useTranslation } from 'react-i18next';
import type { Board } from '../../../../shared/domain/boards/board.ts';
import { type BoardStep, boardDifferences } from '../../../../shared/domain/boards/board-history.ts';
import { minuteMs } from '../../../../shared/kernel/instant.ts';
import { ChoiceList } from '../../../design/ChoiceList.tsx';
import { useNow } from '../../../live/room-context.tsx';
import { boardAuthor, boardName } from '../../../shell/board-name.ts';
import { useFormat } from '../../../shell/preferences.tsx';
import { BoardSketch } from './BoardSketch.tsx';
import { differenceWords, stepWords } from './version-words.ts';

type VersionChoiceProps = {
  readonly now: Board;
  readonly steps: readonly BoardStep[];
  readonly chosen: Board;
  readonly onChoose: (version: number) => void;
};

/** The versions, each with who, when and what; beside them how the chosen one is arranged. */
export function VersionChoice({ now, steps, chosen, onChoose }: VersionChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="versions">
      <ChoiceList
        label={t('versions.list')}
        value={String(chosen.version)}
        onChange={(value) => onChoose(Number(value))}
        options={steps.map((step) => ({
          value: String(step.version.version),
          label: <StepLabel step={step} isNow={step.version.version === now.version} />,
        }))}
      />
      <section className="versions-preview" aria-live="polite">
        <h3 className="ellipsis">
          {boardName(chosen, t)}{' '}
          <span className="ink-3">{t('versions.number', { version: chosen.version })}</span>
        </h3>
        <BoardSketch label={t('versions.arrangement')} tiles={chosen.tiles} than={now.tiles} />
        <p>{chosen.version === now.version ? t('versions.isNow') : <Difference now={now} to={chosen} />}</p>
      </section>
    </div>
  );
}

function StepLabel({ step, isNow }: { readonly step: BoardStep; readonly isNow: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const minute = useNow(minuteMs);
  const { version, updatedAt } = step.version;
  return (
    <span className="version-step">
      <b className="num">{version}</b>
      <span>
        <time title={format.dateTime(updatedAt)}>{format.moment(updatedAt, minute)}</time> ·{' '}
        {boardAuthor(step.version, t)}
        {isNow && <strong>{t('versions.now')}</strong>}
        <span className="version-words">{stepWords(step, t)}</span>
      </span>
    </span>
  );
}

/** What restoring would do; who sees the board and who opens it first is not part of it. */
function Difference({ now, to }: { readonly now: Board; readonly to: Board }) {
  const { t } = useTranslation();
  const { shared, defaultFor } = now;
  const words = differenceWords(boardDifferences(now, { ...to, shared, defaultFor }), now, t);
  return words ? t('versions.would', { differences: words }) : t('versions.alike');
}
