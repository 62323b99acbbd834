import { useTranslation } from 'react-i18next';
import { tileChanges } from '../../../../shared/domain/boards/board-history.ts';
import { boardColumns, boardRows, type Tile } from '../../../../shared/domain/boards/tile.ts';
import { tileTitleKey } from '../../../shell/tile-title-key.ts';

type BoardSketchProps = {
  readonly label: string;
  readonly tiles: readonly Tile[];
  /** The tiles it is compared with: what is otherwise there is marked. */
  readonly than: readonly Tile[];
};

/** Where the tiles of a board stand, by their names: an arrangement told at a glance, without asking for its data. */
export function BoardSketch({ label, tiles, than }: BoardSketchProps) {
  const { t } = useTranslation();
  const changes = new Map(tileChanges(than, tiles).map(({ tile, kinds }) => [tile.id, kinds]));
  return (
    <ul
      className="board-sketch"
      aria-label={label}
      style={{
        gridTemplate: `repeat(${boardRows}, minmax(0, 1fr)) / repeat(${boardColumns}, minmax(0, 1fr))`,
      }}
    >
      {tiles.map(({ id, x, y, width, height, content }) => (
        <li
          key={id}
          data-differs={changes.has(id) || undefined}
          style={{ gridArea: `${y + 1} / ${x + 1} / span ${height} / span ${width}` }}
        >
          <span className="ellipsis">{t(tileTitleKey(content.kind))}</span>
          {changes.get(id)?.map((kind) => (
            <em key={kind}>{t(`versions.mark.${kind}`)}</em>
          ))}
        </li>
      ))}
    </ul>
  );
}
