import type { TFunction } from 'i18next';
import type { Board } from '../../../../shared/domain/boards/board.ts';
import type { BoardDifference, BoardStep } from '../../../../shared/domain/boards/board-history.ts';
import { assertNever } from '../../../../shared/kernel/assert-never.ts';
import { boardName } from '../../../shell/board-name.ts';
import { tileTitleKey } from '../../../shell/tile-title-key.ts';

/** What a version changed, in words; of the earliest only that it is. */
export function stepWords({ version, differences, sameAs }: BoardStep, t: TFunction): string {
  if (differences === null)
    return version.version === 1
      ? t('versions.made', { count: version.tiles.length })
      : t('versions.earliest');
  const words = differenceWords(differences, version, t) || t('versions.nothing');
  return sameAs === null ? words : `${t('versions.sameAs', { version: sameAs })} ${words}`;
}

/** A sentence for each difference; nothing where there is none. */
export const differenceWords = (
  differences: readonly BoardDifference[],
  of: Pick<Board, 'ownerId'>,
  t: TFunction,
): string => differences.map((difference) => sentence(difference, of, t)).join(' ');

function sentence(difference: BoardDifference, { ownerId }: Pick<Board, 'ownerId'>, t: TFunction): string {
  switch (difference.kind) {
    case 'renamed':
      return t('versions.renamed', {
        from: boardName({ ownerId, name: difference.from }, t),
        to: boardName({ ownerId, name: difference.to }, t),
      });
    case 'shared':
      return t(difference.shared ? 'versions.shared' : 'versions.unshared');
    case 'opened-first':
    case 'no-longer-first':
      return t(`versions.${difference.kind}`, { role: t(`role.${difference.role}`) });
    case 'added':
    case 'removed':
    case 'moved':
    case 'resized':
    case 'set':
      return t(`versions.tiles.${difference.kind}`, {
        tiles: difference.tiles.map((kind) => t(tileTitleKey(kind))).join(', '),
      });
    default:
      return assertNever(difference);
  }
}
