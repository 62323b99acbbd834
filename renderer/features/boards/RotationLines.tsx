import { useTranslation } from 'react-i18next';
import type { BoardId } from '../../../shared/kernel/ids.ts';
import { secondMs } from '../../../shared/kernel/instant.ts';
import { boardName } from '../../shell/board-name.ts';
import { lengthWords } from '../../shell/length-words.ts';
import { countdownWords, mostInSeconds } from './countdown.ts';
import { defaultSeconds, secondsLimits } from './playlist.ts';
import {
  type DraftTurn,
  lapSeconds,
  moveTurn,
  type RotationDraft,
  secondsOf,
  toggleBoard,
  togglePin,
  turnsOf,
  writeSeconds,
} from './rotation-draft.ts';
import './board-lines.css';
import './rotation-lines.css';
import { useBoards } from './use-boards.ts';

type RotationLinesProps = {
  readonly draft: RotationDraft;
  readonly onChange: (draft: RotationDraft) => void;
  /** On how many screens each is shown; not known before the window stands on its display. */
  readonly screensOf?: (boardId: BoardId) => number;
};

/** The boards of a rotation in their order: how long each is shown, and which one stays. */
export function RotationLines({ draft, onChange, screensOf }: RotationLinesProps) {
  const { t } = useTranslation();
  const isWrong = turnsOf(draft) === null;
  const longest = lengthWords(secondsLimits.max * secondMs, t);
  if (draft.turns.length === 0) return <p className="ink-3">{t('rotation.empty')}</p>;
  return (
    <>
      <ol className="rotation-lines board-lines">
        {draft.turns.map((turn, index) => (
          <RotationLine
            key={turn.boardId}
            turn={turn}
            place={index}
            draft={draft}
            onChange={onChange}
            screens={screensOf?.(turn.boardId) ?? 1}
          />
        ))}
      </ol>
      <p className="rotation-limits" data-wrong={isWrong || undefined} role={isWrong ? 'alert' : undefined}>
        {t('rotation.limits', { ...secondsLimits, longest, usual: defaultSeconds })}
      </p>
      {draft.turns.length > 1 && <Lap draft={draft} {...(screensOf && { screensOf })} />}
    </>
  );
}

/** How long nobody sees a board again once its turn is over. */
function Lap({ draft, screensOf }: Omit<RotationLinesProps, 'onChange'>) {
  const { t } = useTranslation();
  const seconds = lapSeconds(draft, screensOf ?? (() => 1));
  if (seconds === null) return null;
  const length = countdownWords(seconds, t);
  return (
    <p className="rotation-limits num">
      {t(screensOf ? 'rotation.lap' : 'rotation.lapAtLeast', { length })} {t('rotation.perScreen')}
    </p>
  );
}

type RotationLineProps = Omit<RotationLinesProps, 'screensOf'> & {
  readonly turn: DraftTurn;
  readonly place: number;
  readonly screens: number;
};

function RotationLine({ turn, place, screens, draft, onChange }: RotationLineProps) {
  const { t } = useTranslation();
  const { boardId } = turn;
  const found = useBoards().find(boardId);
  const board = found ? boardName(found, t) : t('rotation.gone');
  const isPinned = draft.pinned === boardId;
  const move = (by: 1 | -1) => onChange(moveTurn(draft, boardId, by));
  return (
    <li>
      <span className="num ink-3">{place + 1}</span>
      <b className="ellipsis">{board}</b>
      <Time
        turn={turn}
        board={board}
        screens={screens}
        onWrite={(text) => onChange(writeSeconds(draft, boardId, text))}
      />
      <button
        type="button"
        className="button rotation-pin"
        aria-pressed={isPinned}
        title={t('rotation.pinHint')}
        onClick={() => onChange(togglePin(draft, boardId))}
      >
        {t(isPinned ? 'rotation.pinned' : 'rotation.pin')}
      </button>
      <LineButton says={t('rotation.earlier', { board })} sign="↑" onPress={() => move(-1)} />
      <LineButton says={t('rotation.later', { board })} sign="↓" onPress={() => move(1)} />
      <LineButton
        says={t('rotation.out', { board })}
        sign="×"
        onPress={() => onChange(toggleBoard(draft, boardId))}
      />
    </li>
  );
}

type TimeProps = {
  readonly turn: DraftTurn;
  readonly board: string;
  readonly screens: number;
  readonly onWrite: (seconds: string) => void;
};

/** In seconds, as it is kept; beside it what that comes to on its screens, or in minutes where those are read more easily. */
function Time({ turn, board, screens, onWrite }: TimeProps) {
  const { t } = useTranslation();
  const seconds = secondsOf(turn);
  return (
    <label className="rotation-time">
      <input
        className="num"
        value={turn.seconds}
        inputMode="numeric"
        aria-label={t('rotation.time', { board })}
        aria-invalid={seconds === null}
        onChange={(event) => onWrite(event.currentTarget.value)}
      />
      {t('rotation.unit')}
      <span className="num ink-3">
        {seconds !== null &&
          (screens > 1
            ? t('rotation.screens', { count: screens, length: countdownWords(seconds, t) })
            : seconds > mostInSeconds && countdownWords(seconds, t))}
      </span>
    </label>
  );
}

type LineButtonProps = { readonly says: string; readonly sign: string; readonly onPress: () => void };

const LineButton = ({ says, sign, onPress }: LineButtonProps) => (
  <button type="button" className="button" aria-label={says} title={says} onClick={onPress}>
    {sign}
  </button>
);
