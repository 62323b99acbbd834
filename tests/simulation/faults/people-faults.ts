import { roomPeople } from '../workload/people.ts';
import type { Fault } from './fault.ts';

const anotherAccount: Fault = ({ works, random }, hit) => {
  const work = random.pick(works);
  if (random.chance(0.5)) work.signOut(hit);
  work.signIn(random.pick(roomPeople).username, hit);
  return null;
};

const sessionEnded: Fault = ({ world, works, random }, hit) => {
  const work = random.pick(works);
  const username = work.username();
  if (username && world.people.endSessions(username) > 0) hit();
  return username ? () => work.signIn(username) : null;
};

/** The desk goes on with the role it knows; the server knows better. */
const roleChanged: Fault = ({ world, random }, hit) => {
  const { username } = random.pick(roomPeople);
  const { role } = world.people.principal(username);
  const next = random.pick(['manager', 'operator', 'customer-service', 'supervisor'] as const);
  world.people.changeRole(username, next);
  if (next !== role) hit();
  return () => world.people.changeRole(username, role);
};

const tableTruncated: Fault = ({ others }, hit) => {
  others.truncateCustomers(hit);
  return null;
};

export const peopleFaults = {
  'another account': anotherAccount,
  'session ended': sessionEnded,
  'role changed': roleChanged,
  'table truncated': tableTruncated,
} as const satisfies Record<string, Fault>;
