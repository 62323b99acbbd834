import { hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import type { CrewMember } from '../people/crew.ts';
import type { Random } from '../random/random.ts';
import { waitingNotes } from '../texts/room-texts.ts';
import { type DemoTicket, recordTicket } from './demo-ticket.ts';
import { chooseWaitingReason } from './field-visit.ts';
import { lastPresence, type StagedPlan } from './open-stages.ts';
import type { TicketSurroundings } from './ticket-surroundings.ts';
import {
  assign,
  beginStory,
  chooseMember,
  compressed,
  notesFor,
  responseDelayMs,
  type Story,
  tell,
  words,
} from './timeline.ts';

/** A ticket that is still open: told from its opening to the stage it stands in now. */
export function openTicket(surroundings: TicketSurroundings, plan: StagedPlan, random: Random): DemoTicket {
  const { arrival, profile, stage } = plan;
  const story = beginStory(surroundings, profile, arrival.at, random);
  switch (stage.kind) {
    case 'unacknowledged':
      break;
    case 'acknowledged':
      acknowledgeEarly(story);
      break;
    case 'waiting':
      beginWaiting(story, arrival.at);
      break;
    default:
      hold(story, stage.kind, stage.member);
  }
  return recordTicket(compressed(story.steps, surroundings.now - 1500), surroundings.now, random);
}

/** Answered within the first third of the ticket's life, so that the rest has room to happen. */
function acknowledgeEarly(story: Story): number {
  const { random, surroundings } = story;
  const at = story.steps[0]?.at ?? surroundings.now;
  const told = at + Math.min(responseDelayMs(story), (surroundings.now - at) * 0.33);
  const role = random.chance(0.5) ? 'operator' : 'customer-service';
  const actor = surroundings.desk.onDuty(role, told, random);
  const acknowledgedAt = tell(story, told, actor, { type: 'acknowledged' });
  if (!random.chance(0.35)) return acknowledgedAt;
  const noteAt = acknowledgedAt + random.between(0.02, 0.2) * (surroundings.now - acknowledgedAt);
  return tell(story, noteAt, actor, { type: 'note-added', text: words(story, notesFor(story)) });
}

function hold(story: Story, stage: 'assigned' | 'en-route' | 'on-site', member: CrewMember): void {
  const { random, surroundings } = story;
  const { now, crew } = surroundings;
  const acknowledgedAt = acknowledgeEarly(story);
  const present = Math.min(now, lastPresence(member.index, crew.members.length, now));
  const shiftBegan = Math.max(acknowledgedAt, present - 7 * hourMs);
  const spanMs = Math.max(minuteMs, present - shiftBegan);
  if (stage === 'assigned') {
    assign(story, shiftBegan + spanMs * random.between(0.1, 0.9), member);
    return;
  }
  const since = now - Math.min(spanMs * 0.5, sinceMs(stage, random));
  const departAt =
    stage === 'en-route' ? since : since - Math.min(spanMs * 0.2, random.between(8, 32) * minuteMs);
  assign(story, Math.max(shiftBegan, departAt - random.between(3, 50) * minuteMs), member);
  tell(story, departAt, member.actor, { type: 'departed' });
  if (stage === 'en-route') return;
  const arrivedAt = tell(story, since, member.actor, { type: 'arrived' });
  if (random.chance(0.5)) {
    const text = words(story, story.profile.noted);
    tell(story, arrivedAt + (now - arrivedAt) * random.between(0.2, 0.9), member.actor, {
      type: 'note-added',
      text,
    });
  }
}

const sinceMs = (stage: 'en-route' | 'on-site', random: Random) =>
  (stage === 'en-route' ? random.between(2, 22) : random.between(4, 62)) * minuteMs;

/** Waiting for somebody or something; two in three began to wait at the customer's door or before it. */
function beginWaiting(story: Story, openedAt: number): void {
  const { random, surroundings } = story;
  const { now } = surroundings;
  const acknowledgedAt = acknowledgeEarly(story);
  const reason = chooseWaitingReason(random);
  const longestMs = reason === 'customer' ? 6 * hourMs : 40 * hourMs;
  const since = now - Math.min(longestMs, (now - openedAt) * random.between(0.08, 0.55));
  const note = words(story, waitingNotes[reason]);
  const body = { type: 'waiting-started', reason, note } as const;
  if (story.profile.opened.kind === 'account' || random.chance(0.25)) {
    tell(story, since, surroundings.desk.onDuty('operator', since, random), body);
    return;
  }
  const roomMs = since - acknowledgedAt;
  const member = chooseMember(story, since - roomMs * 0.3);
  assign(story, since - roomMs * 0.6, member);
  if (random.chance(0.6)) {
    tell(story, since - roomMs * 0.3, member.actor, { type: 'departed' });
    tell(story, since - roomMs * 0.1, member.actor, { type: 'arrived' });
  }
  tell(story, since, member.actor, body);
}
