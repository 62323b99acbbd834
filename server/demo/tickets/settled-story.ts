import { prioritySchema } from '../../../shared/domain/sla/sla-policy.ts';
import { hourMs, minuteMs } from '../../../shared/kernel/instant.ts';
import type { Random } from '../random/random.ts';
import { cancelReasons, priorityReasons, reopenReasons } from '../texts/room-texts.ts';
import { localDay, localHour, startOfLocalDay } from '../time/jakarta.ts';
import type { Arrival } from './arrivals.ts';
import { type DemoTicket, recordTicket, type Step } from './demo-ticket.ts';
import { type Drives, driven } from './drives.ts';
import { visit } from './field-visit.ts';
import { createProfile } from './ticket-profile.ts';
import type { TicketSurroundings } from './ticket-surroundings.ts';
import { acknowledge, beginStory, compressed, responseDelayMs, type Story, tell, words } from './timeline.ts';

/** A ticket that is over: resolved by a visit, resolved from the room, or cancelled. */
export function settledTicket(
  surroundings: TicketSurroundings,
  arrival: Arrival,
  random: Random,
  drives: Drives,
): DemoTicket {
  const steps = driven(settledSteps(surroundings, arrival, random), drives.get(arrival.index));
  return recordTicket(steps, surroundings.now, random);
}

/** What happened to it, each visit with a way of any length. */
export function settledSteps(
  surroundings: TicketSurroundings,
  arrival: Arrival,
  random: Random,
): readonly Step[] {
  const profile = createProfile(surroundings, arrival, {}, random);
  const story = beginStory(surroundings, profile, arrival.at, random);
  const restoredAt = arrival.part?.caller ? arrival.part.incident.restoredAt : null;
  if (restoredAt !== null) recover(story, restoredAt);
  else if (random.chance(isFresh(story) ? 0.7 : 0.045)) cancel(story);
  else if (random.chance(remoteShare[profile.opened.kind])) resolveFromRoom(story);
  else resolveByVisit(story);
  return withinThePast(story);
}

const remoteShare = {
  outage: 0.08,
  degraded: 0.28,
  equipment: 0.1,
  installation: 0.03,
  relocation: 0.02,
  account: 0.86,
};

const openedAt = (story: Story) => story.steps[0]?.at ?? 0;
const isFresh = (story: Story) => story.surroundings.now - openedAt(story) < 40 * minuteMs;

/** Wall time for each hour of target: an office's 54 hours are spread over a week of 168. */
const officeStretch = 168 / 54;

/** How long it takes until service is restored. About one in twenty passes its target. */
function resolutionMs({ profile, random }: Story): number {
  const { durationMs, calendarId } = profile.opened.targets.resolution;
  const share = Math.max(0.02, Math.min(2.4, random.logNormal(0.27, 0.58)));
  return durationMs * share * (calendarId === 'always' ? 1 : officeStretch);
}

/** Nobody is visited at night unless it is urgent. */
function awake(story: Story, at: number): number {
  const { priority } = story.profile.opened;
  const hour = localHour(at);
  if (priority === 'critical' || priority === 'high' || (hour >= 8 && hour < 21.5)) return at;
  const morning = startOfLocalDay(localDay(at) + (hour < 8 ? 0 : 1)) + 8 * hourMs;
  return morning + story.random.between(0.2, 3) * hourMs;
}

function resolveByVisit(story: Story): void {
  const { random } = story;
  const acknowledgedAt = acknowledge(story, openedAt(story) + responseDelayMs(story));
  maybeChangePriority(story, acknowledgedAt);
  const endsAt = awake(story, openedAt(story) + resolutionMs(story));
  const resolvedAt = visit(story, endsAt);
  const closedAt = close(story, resolvedAt);
  if (!random.chance(0.025)) return;
  const reopenedAt = closedAt + random.between(2, 60) * hourMs;
  const actor = story.surroundings.desk.onDuty('customer-service', reopenedAt, random);
  tell(story, reopenedAt, actor, { type: 'reopened', reason: words(story, reopenReasons) });
  close(story, visit(story, awake(story, reopenedAt + random.between(2, 9) * hourMs)));
}

function resolveFromRoom(story: Story): void {
  const { random, profile } = story;
  const acknowledgedAt = acknowledge(story, openedAt(story) + responseDelayMs(story));
  const resolvedAt = Math.max(acknowledgedAt + 3 * minuteMs, openedAt(story) + resolutionMs(story) * 0.3);
  const role = profile.opened.kind === 'account' ? 'customer-service' : 'operator';
  const actor = story.surroundings.desk.onDuty(role, resolvedAt, random);
  if (random.chance(0.5)) {
    const text = words(story, profile.noted);
    tell(story, acknowledgedAt + (resolvedAt - acknowledgedAt) * 0.5, actor, { type: 'note-added', text });
  }
  const told = tell(story, resolvedAt, actor, { type: 'resolved', resolution: words(story, profile.fixed) });
  close(story, told);
}

/** A customer of an outage: linked to it, and well again when it ends. */
function recover(story: Story, restoredAt: number): void {
  const { random, profile, surroundings } = story;
  const acknowledgedAt = acknowledge(story, openedAt(story) + responseDelayMs(story));
  const operator = surroundings.desk.onDuty('operator', restoredAt, random);
  tell(story, acknowledgedAt + random.between(1, 12) * minuteMs, operator, {
    type: 'note-added',
    text: words(story, profile.noted),
  });
  const resolvedAt = Math.max(restoredAt, openedAt(story)) + random.between(4, 70) * minuteMs;
  close(
    story,
    tell(story, resolvedAt, operator, { type: 'resolved', resolution: words(story, profile.fixed) }),
  );
}

function cancel(story: Story): void {
  const { random, surroundings } = story;
  const acknowledgedAt = acknowledge(story, openedAt(story) + responseDelayMs(story));
  const at = acknowledgedAt + random.logNormal(isFresh(story) ? 4 : 90, 1) * minuteMs;
  const actor = surroundings.desk.onDuty('operator', at, random);
  tell(story, at, actor, { type: 'cancelled', reason: words(story, cancelReasons) });
}

function maybeChangePriority(story: Story, after: number): void {
  const { random, profile, surroundings } = story;
  if (!random.chance(0.045)) return;
  const from = profile.opened.priority;
  const raised = from === 'low' || (from === 'normal' && random.chance(0.75));
  const ladder = prioritySchema.options;
  const to = ladder[ladder.indexOf(from) + (raised ? 1 : -1)] ?? 'normal';
  if (to === from) return;
  const at = after + random.between(4, 50) * minuteMs;
  tell(story, at, surroundings.desk.onDuty('operator', at, random), {
    type: 'priority-changed',
    from,
    to,
    reason: words(story, raised ? priorityReasons.raised : priorityReasons.lowered),
    targets: surroundings.targets(profile.opened.tier, to),
  });
}

/** Customer service calls back and closes; in the night it waits for the morning. */
function close(story: Story, resolvedAt: number): number {
  const { random, surroundings } = story;
  const wanted = resolvedAt + Math.min(20 * hourMs, random.logNormal(1.6, 0.9) * hourMs);
  const hour = localHour(wanted);
  const at = hour < 7 || hour > 22 ? wanted + 9 * hourMs : wanted;
  return tell(story, at, surroundings.desk.onDuty('customer-service', at, random), { type: 'closed' });
}

/** The past ends now: a closing still to come is left out, any other later step is drawn back in time. */
function withinThePast({ steps, surroundings, random }: Story): readonly Step[] {
  const { now } = surroundings;
  const last = steps.at(-1);
  if (!last || last.at <= now) return steps;
  const told = last.body.type === 'closed' ? steps.slice(0, -1) : steps;
  if ((told.at(-1)?.at ?? now) <= now - 2000) return told;
  const begun = steps[0]?.at ?? now;
  return compressed(told, now - Math.max(2000, (now - begun) * random.between(0.01, 0.35)));
}
