import type { MoverCandidate } from './layout-model.ts';

/** Fewer find room around their place, each with its heading. */
const LEAST_MEMBERS = 4;

/** From the mover they gather around, in tenths of a rem: at the least, only who would hide another. */
const REACHES = [13, 29, 45, 65, 95] as const;

/** Of the pane, in square tenths of a rem: more signs than one on so much are a tangle among the marks. */
const ROOM_OF_A_SIGN = 13_000;
/** However small the pane. */
const LEAST_SIGNS = 16;
/** A chip takes the room of so many who stand alone. */
const SIGNS_OF_A_CHIP = 2;

/** Whoever moves a step shall not gather everybody anew: the reach changes once it is clearly too short or too long. */
const SLACK = 0.15;

interface Gathering {
  /** In tenths of a rem. */
  readonly reach: number;
  readonly groups: readonly (readonly MoverCandidate[])[];
  readonly alone: readonly MoverCandidate[];
}

interface GatheringOptions {
  readonly unit: number;
  /** Of the pane, in pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** That of the layout before. */
  readonly before: number | null;
}

/** Everybody in one group or alone, gathered no farther than the pane asks for. */
export function gatherMovers(candidates: readonly MoverCandidate[], options: GatheringOptions): Gathering {
  const { unit, size, before } = options;
  const most = Math.max(LEAST_SIGNS, (size.width * size.height) / (ROOM_OF_A_SIGN * unit ** 2));
  const sorted = [...candidates].sort((a, b) => (a.mover.mover.id < b.mover.mover.id ? -1 : 1));
  const nothing: Gathering = { reach: 0, groups: [], alone: [] };
  return REACHES.reduce((found, reach) => {
    if (found.reach > 0 && signsOf(found) <= most * (1 + slackAt(found.reach, before))) return found;
    return { reach, ...gatherWithin(sorted, reach * unit) };
  }, nothing);
}

const signsOf = ({ groups, alone }: Gathering): number => SIGNS_OF_A_CHIP * groups.length + alone.length;

function slackAt(reach: number, before: number | null): number {
  if (before === null || reach > before) return 0;
  return reach === before ? SLACK : -SLACK;
}

/** In the order of their ids, so that a step of one of them does not regroup them all. */
function gatherWithin(
  sorted: readonly MoverCandidate[],
  reachPixels: number,
): Pick<Gathering, 'groups' | 'alone'> {
  const groups: MoverCandidate[][] = [];
  const alone: MoverCandidate[] = [];
  let left = [...sorted];
  for (let seed = left[0]; seed; seed = left[0]) {
    const { x, y } = seed;
    const near = left.filter((other) => Math.hypot(other.x - x, other.y - y) <= reachPixels);
    const isGroup = near.length >= LEAST_MEMBERS;
    if (isGroup) groups.push(near);
    else alone.push(seed);
    const taken = new Set(isGroup ? near : [seed]);
    left = left.filter((other) => !taken.has(other));
  }
  return { groups, alone };
}
