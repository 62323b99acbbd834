import { useTranslation } from 'react-i18next';
import { secondMs } from '../../../shared/kernel/instant.ts';
import { useFreshness, useNow, useRoom } from '../../live/room-context.tsx';
import { HornMark } from '../../shell/horn/HornMark.tsx';
import { lengthWords } from '../../shell/length-words.ts';
import { useFormat } from '../../shell/preferences.tsx';
import { useTileAge } from '../../shell/use-age.ts';
import { countdownWords } from './countdown.ts';
import { nearHandOver } from './near-hand-over.ts';
import type { Hold, Rotation } from './rotation.ts';

type BoardHeaderProps = {
  readonly name: string;
  readonly rotation: Rotation;
  /** How many screens take turns. */
  readonly count: number;
  /** It stays, and no other board takes a turn. */
  readonly isPinned: boolean;
};

/** What the board is, how old its data, when the next one comes, and the time: one line, read from afar. */
export function BoardHeader({ name, rotation, count, isPinned }: BoardHeaderProps) {
  return (
    <header className="board-head">
      <h1 className="ellipsis">{name}</h1>
      <DataAge />
      <HornMark />
      {isPinned && <Pinned />}
      {count > 1 && <Turns rotation={rotation} count={count} />}
      <Clock />
    </header>
  );
}

function DataAge() {
  const { t } = useTranslation();
  const { clock } = useRoom();
  const { stale, loading } = useTileAge(['tickets', 'positions']);
  const freshAt = useFreshness(['tickets', 'positions']);
  return (
    <span className="board-age" data-stale={stale || undefined}>
      <i aria-hidden="true" />
      {loading || freshAt === null
        ? t('tile.loading')
        : t('board.data', { age: lengthWords(clock.now() - freshAt, t) })}
    </span>
  );
}

function Pinned() {
  const { t } = useTranslation();
  return (
    <span className="board-turns" data-held>
      <svg viewBox="0 0 8 10" aria-hidden="true">
        <path d="M2 0h4v4l2 2H4.6V10H3.4V6H0l2-2z" fill="currentColor" />
      </svg>
      {t('board.pinned')}
    </span>
  );
}

/** Of several reasons the one that somebody must do something about. */
const gravestFirst: readonly Hold[] = ['critical', 'rewound', 'enlarged', 'person'];

function Turns({
  rotation: { index, remainingSeconds, holds },
  count,
}: Pick<BoardHeaderProps, 'rotation' | 'count'>) {
  const { t } = useTranslation();
  const why = gravestFirst.find((hold) => holds.has(hold));
  if (why)
    return (
      <span className="board-turns" data-held>
        <svg viewBox="0 0 8 10" aria-hidden="true">
          <path d="M0 0h3v10H0zM5 0h3v10H5z" fill="currentColor" />
        </svg>
        {t(`board.held.${why}`)}
      </span>
    );
  return (
    <span className="board-turns">
      <span className="board-pips" role="img" aria-label={t('board.turn', { turn: index + 1, count })}>
        {Array.from({ length: count }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a pip is its place
          <i key={place} data-now={place === index || undefined} />
        ))}
      </span>
      <span className="num">{countdownWords(remainingSeconds, t)}</span>
    </span>
  );
}

function Clock() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(secondMs);
  const leftMs = nearHandOver(now);
  return (
    <span className="board-clock">
      {leftMs === null ? (
        <span className="ellipsis">
          {format.weekday(now)} {format.date(now)}
        </span>
      ) : (
        <b>{t('boardTile.clock.handOver', { length: format.left(leftMs) })}</b>
      )}
      <time>{format.clock(now)}</time> WIB
    </span>
  );
}
