import { Checkbox, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BoardDraft } from '../../../shared/domain/boards/board.ts';
import { mostTiles, type Tile, type TileKind } from '../../../shared/domain/boards/tile.ts';
import { type Role, roleSchema } from '../../../shared/domain/identity/principal.ts';
import { tileIdSchema } from '../../../shared/kernel/ids.ts';
import { Button } from '../../design/Button.tsx';
import { SelectField, TextField } from '../../design/fields.tsx';
import { useRoom } from '../../live/room-context.tsx';
import { useKey } from '../../shell/keys/use-keys.ts';
import { usePrincipal } from '../../shell/session.tsx';
import { addTile, makeRoom, newTileContents } from './arrange.ts';

type BoardToolsProps = {
  readonly draft: BoardDraft;
  /** What it is called in the person's language: what came with the product is renamed only by who writes another name. */
  readonly name: string;
  readonly selected: Tile | null;
  readonly onChange: (part: Partial<BoardDraft>) => void;
  readonly titleOf: (kind: TileKind) => string;
};

const nobody = 'nobody';
const roles: readonly (Role | typeof nobody)[] = [
  nobody,
  ...roleSchema.options.filter(
    (role) => role !== 'technician' && role !== 'customer' && role !== 'acknowledging-display',
  ),
];
const kinds = Object.keys(newTileContents) as TileKind[];
/** Whoever leads says what others see first. */
const leading: readonly Role[] = ['admin', 'supervisor'];

/** What a board is called, who sees it, and the tiles to add or take away. */
export function BoardTools({ draft, name, selected, onChange, titleOf }: BoardToolsProps) {
  const { t } = useTranslation();
  const { shown: removeKey } = useKey('board.remove-tile');
  const { role } = usePrincipal();
  return (
    <>
      <TextField
        label={t('boardEditor.name')}
        value={name}
        maxLength={80}
        onChange={(name) => onChange({ name })}
      />
      {leading.includes(role) && (
        <SelectField
          label={t('boardEditor.defaultFor')}
          value={draft.defaultFor ?? nobody}
          options={roles.map((value) => ({
            value,
            label: value === nobody ? t('boardEditor.nobody') : t(`role.${value}`),
          }))}
          onChange={(value) => onChange({ defaultFor: value === nobody ? null : value })}
        />
      )}
      <Checkbox
        label={t('boardEditor.shared')}
        checked={draft.shared}
        onChange={(event) => onChange({ shared: event.currentTarget.checked })}
      />
      <AddTile draft={draft} onChange={onChange} titleOf={titleOf} />
      {selected && (
        <Button
          onPress={() => onChange({ tiles: draft.tiles.filter(({ id }) => id !== selected.id) })}
          keyLabel={removeKey}
        >
          {t('boardEditor.removeTile', { tile: titleOf(selected.content.kind) })}
        </Button>
      )}
    </>
  );
}

function AddTile({ draft, onChange, titleOf }: Omit<BoardToolsProps, 'selected' | 'name'>) {
  const { t } = useTranslation();
  const { newId } = useRoom();
  const add = (kind: TileKind) =>
    onChange({ tiles: [...addTile(draft.tiles, kind, tileIdSchema.parse(newId()))] });
  return (
    <Menu position="top-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className="button">
          {t('boardEditor.addTile')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.some((kind) => makeRoom(draft.tiles, kind).kind === 'halved') && (
          <Menu.Label>{t('boardEditor.halves')}</Menu.Label>
        )}
        {draft.tiles.length >= mostTiles && (
          <Menu.Label>{t('boardEditor.full', { count: mostTiles })}</Menu.Label>
        )}
        {kinds.map((kind) => (
          <Menu.Item
            key={kind}
            disabled={makeRoom(draft.tiles, kind).kind === 'none'}
            onClick={() => add(kind)}
          >
            {titleOf(kind)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
