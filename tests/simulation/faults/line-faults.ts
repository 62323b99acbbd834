import type { SimulatedDesk } from '../desk/simulated-desk.ts';
import type { Link } from '../network/network.ts';
import type { Fault, Surroundings } from './fault.ts';

const slowOrLossy =
  (change: (link: Link, pick: <T>(items: readonly T[]) => T) => void): Fault =>
  ({ world, random }) => {
    const { link } = random.pick(world.desks);
    const before = { ...link };
    change(link, random.pick);
    return () => void Object.assign(link, before);
  };

const cutLinks =
  (choose: (surroundings: Surroundings) => readonly SimulatedDesk[]): Fault =>
  (surroundings) => {
    const { network } = surroundings.world;
    const how = surroundings.random.pick(['silent', 'reset'] as const);
    const links = choose(surroundings).map(({ link }) => link);
    for (const link of links) network.cut(link, how);
    return () => {
      for (const link of links) network.restore(link);
    };
  };

const connectionsBroken: Fault = ({ world, random }) => {
  world.network.breakConnections(random.pick(world.desks).link);
  return null;
};
const connectionsForgotten: Fault = ({ world, random }) => {
  world.network.silenceConnections(random.pick(world.desks).link);
  return null;
};

export const lineFaults = {
  'line cut': cutLinks(({ world, random }) => [random.pick(world.desks)]),
  'all lines cut': cutLinks(({ world }) => world.desks),
  'connections broken': connectionsBroken,
  'connections half-open': connectionsForgotten,
  'line slow': slowOrLossy((link, pick) => {
    link.longestMs = pick([50, 300, 1500]);
  }),
  'requests lost': slowOrLossy((link) => {
    link.losesRequest = 0.4;
  }),
  'answers lost': slowOrLossy((link) => {
    link.losesAnswer = 0.5;
  }),
  'requests repeated': slowOrLossy((link, pick) => {
    link.repeatsRequest = 0.7;
    link.longestMs = pick([4, 200]);
  }),
} as const satisfies Record<string, Fault>;
