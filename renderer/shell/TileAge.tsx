import type { ShapeName } from '../../shared/contracts/shapes.ts';
import { Age } from '../design/Age.tsx';
import { useTileAge } from './use-age.ts';

/** Re-renders by itself each second, so that the tile around it need not. */
export function TileAge({ of }: { readonly of: readonly ShapeName[] }) {
  const { text, stale } = useTileAge(of);
  return <Age text={text} stale={stale} />;
}
