import type { Position } from '../../../shared/kernel/position.ts';
import type { Random } from '../random/random.ts';

/** Roads here follow canals: out along one, across, and in along another. @returns the corners ahead, the target last */
export function wayBetween(from: Position, to: Position, random: Random): readonly Position[] {
  const bend = random.between(-0.22, 0.22);
  const corner = (share: number, side: number): Position => ({
    longitude:
      from.longitude + (to.longitude - from.longitude) * share - (to.latitude - from.latitude) * side,
    latitude: from.latitude + (to.latitude - from.latitude) * share + (to.longitude - from.longitude) * side,
  });
  return [corner(random.between(0.2, 0.4), bend), corner(random.between(0.6, 0.85), bend * 0.7), to];
}
