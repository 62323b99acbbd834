import type { SimulatedDesk } from '../desk/simulated-desk.ts';
import type { Link } from '../network/network.ts';
import type { Fault, Surroundings } from './fault.ts';
import { type Hit, uncounted } from './hit.ts';

type Change = (link: Link, by: { readonly pick: Surroundings['random']['pick']; readonly hit: Hit }) => void;

const slowOrLossy =
  (change: Change): Fault =>
  ({ world, random }, hit) => {
    const { link } = random.pick(world.desks);
    const before = { ...link };
    change(link, { pick: random.pick, hit });
    return () => void Object.assign(link, before);
  };

const cutLinks =
  (choose: (surroundings: Surroundings) => readonly SimulatedDesk[]): Fault =>
  (surroundings, hit) => {
    const { network } = surroundings.world;
    const how = surroundings.random.pick(['silent', 'reset'] as const);
    const links = choose(surroundings).map(({ link }) => link);
    for (const link of links) network.cut(link, how, hit);
    return () => {
      for (const link of links) network.restore(link);
    };
  };

const connectionsBroken: Fault = ({ world, random }, hit) => {
  if (world.network.breakConnections(random.pick(world.desks).link) > 0) hit();
  return null;
};
const connectionsForgotten: Fault = ({ world, random }, hit) => {
  if (world.network.silenceConnections(random.pick(world.desks).link) > 0) hit();
  return null;
};

export const lineFaults = {
  'line cut': cutLinks(({ world, random }) => [random.pick(world.desks)]),
  'all lines cut': cutLinks(({ world }) => world.desks),
  'connections broken': connectionsBroken,
  'connections half-open': connectionsForgotten,
  'line slow': slowOrLossy((link, { pick, hit }) => {
    link.way = { longestMs: pick([50, 300, 1500]), hit };
  }),
  'requests lost': slowOrLossy((link, { hit }) => {
    link.losesRequest = { chance: 0.4, hit };
  }),
  'answers lost': slowOrLossy((link, { hit }) => {
    link.losesAnswer = { chance: 0.5, hit };
  }),
  'requests repeated': slowOrLossy((link, { pick, hit }) => {
    link.repeatsRequest = { chance: 0.7, hit };
    link.way = { longestMs: pick([4, 200]), hit: uncounted };
  }),
} as const satisfies Record<string, Fault>;
