import { roomPeople } from '../workload/people.ts';
import type { Fault } from './fault.ts';

const anotherAccount: Fault = ({ works, random }) => {
  const work = random.pick(works);
  if (random.chance(0.5)) work.signOut();
  work.signIn(random.pick(roomPeople).username);
  return null;
};

const sessionEnded: Fault = ({ world, works, random }) => {
  const work = random.pick(works);
  const username = work.username();
  if (username) world.people.endSessions(username);
  return username ? () => work.signIn(username) : null;
};

/** The desk goes on with the role it knows; the server knows better. */
const roleChanged: Fault = ({ world, random }) => {
  const { username } = random.pick(roomPeople);
  const { role } = world.people.principal(username);
  world.people.changeRole(username, random.pick(['manager', 'operator', 'customer-service', 'supervisor']));
  return () => world.people.changeRole(username, role);
};

const tableTruncated: Fault = ({ others }) => {
  others.truncateCustomers();
  return null;
};

export const peopleFaults = {
  'another account': anotherAccount,
  'session ended': sessionEnded,
  'role changed': roleChanged,
  'table truncated': tableTruncated,
} as const satisfies Record<string, Fault>;
