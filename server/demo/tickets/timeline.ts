import type { AssignmentReason } from '../../../shared/domain/tickets/assignment-reason.ts';
import { requiredSkills } from '../../../shared/domain/tickets/required-skills.ts';
import type { Actor, TicketEventBody } from '../../../shared/domain/tickets/ticket-events.ts';
import { type Instant, minuteMs } from '../../../shared/kernel/instant.ts';
import { distanceMetres } from '../../../shared/kernel/position.ts';
import type { CrewMember } from '../people/crew.ts';
import type { Random } from '../random/random.ts';
import { lineNotes, roomNotes } from '../texts/room-texts.ts';
import { fillSlots } from '../texts/slots.ts';
import type { Step } from './demo-ticket.ts';
import type { TicketProfile } from './ticket-profile.ts';
import type { TicketSurroundings } from './ticket-surroundings.ts';

/** A ticket's story while it is written: steps in order, and those who take part. */
export type Story = {
  readonly surroundings: TicketSurroundings;
  readonly profile: TicketProfile;
  readonly random: Random;
  readonly steps: Step[];
};

const sourceNames = {
  whatsapp: 'WhatsApp',
  portal: 'Portal pelanggan',
  monitoring: 'Monitoring',
  import: 'Impor',
} as const;

export function beginStory(
  surroundings: TicketSurroundings,
  profile: TicketProfile,
  at: number,
  random: Random,
): Story {
  const { source } = profile.opened;
  const actor: Actor =
    source === 'phone' || source === 'walk-in'
      ? surroundings.desk.onDuty('customer-service', at, random)
      : { accountId: null, name: sourceNames[source] };
  return { surroundings, profile, random, steps: [{ at, actor, body: profile.opened }] };
}

/** Time never runs backwards in a story: a step that would is told right after the one before. */
export function tell(story: Story, at: number, actor: Actor, body: TicketEventBody): number {
  const earlier = story.steps.at(-1)?.at ?? at;
  const told = Math.max(at, earlier + 1000);
  story.steps.push({ at: told, actor, body });
  return told;
}

export const words = (story: Story, texts: readonly string[]): string =>
  fillSlots(story.random.pick(texts), story.profile.facts, story.random);

const responseMinutes = { critical: 3.5, high: 8, normal: 21, low: 48 } as const;

export const responseDelayMs = ({ profile, random }: Story): number =>
  random.logNormal(responseMinutes[profile.opened.priority], 0.75) * minuteMs;

/** Customer service answers most; the operators take what is urgent. */
export function acknowledge(story: Story, at: number): number {
  const { random, surroundings, profile } = story;
  const urgent = profile.opened.priority === 'critical' || profile.opened.priority === 'high';
  const role = random.chance(urgent ? 0.8 : 0.35) ? 'operator' : 'customer-service';
  const actor = surroundings.desk.onDuty(role, at, random);
  const told = tell(story, at, actor, { type: 'acknowledged' });
  if (!random.chance(0.4)) return told;
  return tell(story, told + random.between(1, 9) * minuteMs, actor, {
    type: 'note-added',
    text: words(story, notesFor(story)),
  });
}

export function notesFor({ profile, random }: Story): readonly string[] {
  const isLine = profile.opened.kind === 'outage' || profile.opened.kind === 'degraded';
  return isLine && random.chance(0.6) ? lineNotes : roomNotes;
}

export function assign(story: Story, at: number, member: CrewMember): number {
  const { random, surroundings } = story;
  return tell(story, at, surroundings.desk.onDuty('operator', at, random), {
    type: 'assigned',
    technicianId: member.technician.id,
    reason: random.chance(0.35) ? null : assignmentReason(story, member),
  });
}

export const chooseMember = (story: Story, at: number): CrewMember => {
  const { opened } = story.profile;
  const skills = requiredSkills(opened.kind, opened.tier);
  return story.surroundings.crew.choose({ at, skills, near: opened.position }, story.random);
};

/** Roads here are about 1.35 times the straight line, driven at 26 km/h by motorcycle including stops. */
const straightMetresPerMinute = 26_000 / 60 / 1.35;

function assignmentReason({ profile, random }: Story, member: CrewMember): AssignmentReason {
  const { position, kind, tier } = profile.opened;
  const metres = position
    ? Math.round(distanceMetres(member.technician.home, position) * random.between(0.3, 1))
    : null;
  return {
    distanceMetres: metres,
    travelMinutes: metres === null ? 0 : Math.ceil(metres / straightMetresPerMinute),
    load: random.int(0, 4),
    skills: [...requiredSkills(kind, tier)],
    candidates: random.int(2, 14),
    begins: null,
  };
}

/** Draws a story that would end in the future together, so that its last step is `endsAt`. */
export function compressed(steps: readonly Step[], endsAt: Instant | number): Step[] {
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last || last.at <= endsAt) return [...steps];
  const share = (endsAt - first.at) / (last.at - first.at);
  return steps.map((step) => ({ ...step, at: first.at + (step.at - first.at) * share }));
}
