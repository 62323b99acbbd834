import type { ReactNode } from 'react';
import type { Tile, TileContent, TileKind } from '../../../shared/domain/boards/tile.ts';
import { MapTile } from '../../features/map/index.ts';
import { tileComponents } from '../../features/tiles/index.ts';
import { useIntent } from '../../shell/intent.ts';

/** What stands in a tile; a press on a ticket selects it in this window and in those that follow it. */
export const renderTile = ({ content }: Tile): ReactNode => <TileContentView content={content} />;

type AnyTile = (props: {
  readonly content: TileContent;
  readonly onSelect: (ticketId: string) => void;
}) => ReactNode;

function TileContentView({ content }: { readonly content: TileContent }) {
  const select = useIntent((intent) => intent.select);
  if (content.kind === 'map') return <MapTile content={content} onSelect={select} />;
  // Each component takes the content of its own kind, by which it was found.
  const Component = tileComponents[content.kind as Exclude<TileKind, 'map'>] as AnyTile;
  return <Component content={content} onSelect={select} />;
}
