import type { Skill, Technician } from '../../../shared/domain/technicians/technician.ts';
import type { Actor } from '../../../shared/domain/tickets/ticket-events.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { distanceMetres, type Position } from '../../../shared/kernel/position.ts';
import type { Random } from '../random/random.ts';
import type { DemoAccount } from './create-accounts.ts';
import { shiftAt } from './shift-rotation.ts';

export type CrewMember = { readonly index: number; readonly technician: Technician; readonly actor: Actor };
type CrewWish = {
  readonly at: number;
  readonly skills: readonly Skill[];
  readonly near: Position | null;
};

/** Technicians with their accounts and their places in the rota. */
export type Crew = {
  readonly members: readonly CrewMember[];
  isOnShift(member: CrewMember, at: number): boolean;
  /** Somebody able who was on shift then, preferring near homes; anybody able when the shift had nobody. */
  choose(wish: CrewWish, random: Random): CrewMember;
};

export function createCrew(technicians: readonly Technician[], accounts: readonly DemoAccount[]): Crew {
  const accountOf = new Map(accounts.map((account) => [account.technicianId, account]));
  const members = technicians.map((technician, index): CrewMember => {
    const account = accountOf.get(technician.id);
    return { index, technician, actor: { accountId: account?.id ?? null, name: technician.name } };
  });
  const isOnShift = (member: CrewMember, at: number) =>
    shiftAt({ index: member.index, crew: members.length }, at as Instant) !== null;
  return { members, isOnShift, choose: (wish, random) => choose(members, isOnShift, wish, random) };
}

const enoughChoices = 3;
const tries = 40;

function choose(
  members: readonly CrewMember[],
  isOnShift: Crew['isOnShift'],
  { at, skills, near }: CrewWish,
  random: Random,
): CrewMember {
  const able: CrewMember[] = [];
  let anybody: CrewMember | null = null;
  for (let attempt = 0; attempt < tries && able.length < enoughChoices; attempt += 1) {
    const member = random.pick(members);
    if (!isAble(member, skills)) continue;
    anybody ??= member;
    if (isOnShift(member, at)) able.push(member);
  }
  const fallback = anybody ?? members.find((member) => isAble(member, skills)) ?? random.pick(members);
  if (!near) return able[0] ?? fallback;
  const byDistance = able.toSorted(
    (a, b) => distanceMetres(a.technician.home, near) - distanceMetres(b.technician.home, near),
  );
  return byDistance[0] ?? fallback;
}

export const isAble = (member: CrewMember, skills: readonly Skill[]): boolean =>
  skills.every((skill) => member.technician.skills.includes(skill));
