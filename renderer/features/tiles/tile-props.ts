import type { TileContent, TileKind } from '../../../shared/domain/boards/tile.ts';

export type TileProps<Kind extends TileKind> = {
  readonly content: Extract<TileContent, { kind: Kind }>;
  readonly onSelect: (ticketId: string) => void;
};
