import type { WaitingReason } from '../../../shared/domain/sla/sla-clock.ts';
import { hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import type { CrewMember } from '../people/crew.ts';
import type { Random } from '../random/random.ts';
import { unassignReasons, waitingNotes } from '../texts/room-texts.ts';
import { assign, chooseMember, type Story, tell, words } from './timeline.ts';

export const chooseWaitingReason = (random: Random): WaitingReason =>
  random.weighted([
    ['customer', 52],
    ['parts', 20],
    ['access', 18],
    ['third-party', 10],
  ] as const);

const waitHours: Readonly<Record<WaitingReason, number>> = {
  customer: 1.1,
  parts: 6,
  access: 1.5,
  'third-party': 3.5,
};

/** Somebody is sent, drives, works and resolves it, as near to `wantedEnd` as the way and the work allow. */
export function visit(story: Story, wantedEnd: number): number {
  const { random } = story;
  const begin = story.steps.at(-1)?.at ?? wantedEnd;
  const workMs = Math.min(4, random.logNormal(0.7, 0.45)) * hourMs;
  const travelMs = Math.min(75, random.logNormal(19, 0.45)) * minuteMs;
  const departAt = Math.max(begin + 4 * minuteMs, wantedEnd - workMs - travelMs);
  const member = send(story, { from: begin, departAt });
  const departedAt = tell(story, departAt, member.actor, { type: 'departed' });
  const arrivedAt = tell(story, departedAt + travelMs, member.actor, { type: 'arrived' });
  return work(story, { member, arrivedAt, workMs });
}

/** Assigned some time before departure; now and then to somebody else first. */
function send(
  story: Story,
  { from, departAt }: { readonly from: number; readonly departAt: number },
): CrewMember {
  const { random, surroundings } = story;
  const member = chooseMember(story, departAt);
  const leadMs = Math.min(5 * hourMs, (departAt - from) * random.between(0.15, 0.85));
  const assignedAt = departAt - leadMs;
  if (leadMs > 20 * minuteMs && random.chance(0.05)) {
    assign(story, assignedAt - leadMs * 0.1, chooseMember(story, assignedAt));
    const at = assignedAt + leadMs * 0.3;
    const operator = surroundings.desk.onDuty('operator', at, random);
    tell(story, at, operator, { type: 'unassigned', reason: words(story, unassignReasons) });
    assign(story, at + 2 * minuteMs, member);
  } else assign(story, assignedAt, member);
  return member;
}

function work(
  story: Story,
  { member, arrivedAt, workMs }: { member: CrewMember; arrivedAt: number; workMs: number },
): number {
  const { random, profile } = story;
  let at = arrivedAt;
  if (random.chance(0.1)) {
    const reason = chooseWaitingReason(random);
    const note = words(story, waitingNotes[reason]);
    at = tell(story, at + random.between(3, 25) * minuteMs, member.actor, {
      type: 'waiting-started',
      reason,
      note,
    });
    at = tell(story, at + random.logNormal(waitHours[reason], 0.6) * hourMs, member.actor, {
      type: 'waiting-ended',
    });
  }
  if (random.chance(0.62)) {
    const text = words(story, profile.noted);
    tell(story, at + workMs * random.between(0.2, 0.8), member.actor, { type: 'note-added', text });
  }
  return tell(story, at + workMs, member.actor, {
    type: 'resolved',
    resolution: words(story, profile.fixed),
  });
}
