import { useEffect, useState } from 'react';
import type { MapGround } from '../../../shared/contracts/map-ground.ts';
import type { GroundTileSource } from '../../design/map/index.ts';
import { useRoom } from '../../live/room-context.tsx';

export type Ground = {
  readonly tiles: GroundTileSource | null;
  readonly attribution: string;
  /** One was given to this desk and cannot be read. */
  readonly isUnreadable: boolean;
};

const builtIn: Ground = { tiles: null, attribution: '', isUnreadable: false };

/** What this desk has of a finer ground; the built-in base until it has answered. */
export function useGround(): Ground {
  const { desk } = useRoom();
  const [ground, setGround] = useState<MapGround>({ kind: 'built-in' });
  const [shown, show] = useState(builtIn);
  useEffect(() => {
    const stop = new AbortController();
    desk.mapGround(stop.signal).then(setGround, () => undefined);
    return () => stop.abort();
  }, [desk]);
  useEffect(() => {
    if (ground.kind === 'built-in') return show(builtIn);
    if (ground.kind === 'unreadable') return show({ ...builtIn, isUnreadable: true });
    const { kind, minZoom, maxZoom, attribution } = ground;
    const tile: GroundTileSource['tile'] = async (z, x, y) => {
      const answer = await desk.mapTile({ z, x, y });
      if (answer.kind === 'failed') throw new Error('The desk could not get this square');
      return answer.kind === 'tile' ? bytesOf(answer.base64) : null;
    };
    show({ tiles: { kind, minZoom, maxZoom, tile }, attribution, isUnreadable: false });
  }, [desk, ground]);
  return shown;
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
