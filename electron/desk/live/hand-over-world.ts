import type { Subject } from '../../../shared/contracts/command-subject.ts';
import type { PersonalChoice } from '../../../shared/domain/boards/personal-choice.ts';
import type { HandOver } from '../../../shared/domain/hand-over/hand-over.ts';
import type { LogEntry } from '../../../shared/domain/hand-over/log-entry.ts';
import type { Pin } from '../../../shared/domain/hand-over/pin.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { ReadableCache } from '../cache/cache.ts';
import { layingOver } from '../outbox/lay-commands.ts';
import { overlayChoice, overlayEntry, overlayHandOver, overlayPin } from '../outbox/overlay-hand-over.ts';
import type { QueuedCommand } from '../outbox/queued-command.ts';

/** The shift log, the pins and the hand-overs as the signed-in person has them, and what they chose for themselves. */
export type HandOverWorld = {
  entry(id: string): LogEntry | null;
  pin(ticketId: string): Pin | null;
  handOvers(): readonly HandOver[];
  choice(accountId: string): PersonalChoice | null;
  /** The same over a row that was read already. */
  layEntry(id: string, synced: LogEntry | null): LogEntry | null;
  layPin(ticketId: string, synced: Pin | null): Pin | null;
  layHandOver(id: string, synced: HandOver | null): HandOver | null;
  layChoice(accountId: string, synced: PersonalChoice | null): PersonalChoice | null;
  canDecide(): boolean;
};

type Options = {
  readonly cache: ReadableCache;
  readonly principal: () => Principal | null;
  readonly pendingOn: (subject: Subject) => readonly QueuedCommand[];
};

export function handOverWorld({ cache, principal, pendingOn }: Options): HandOverWorld {
  const over = layingOver({ principal, pendingOn });
  const layEntry = over<LogEntry>('log', overlayEntry);
  const layPin = over<Pin>('pins', overlayPin);
  const layHandOver = over<HandOver>('handOvers', overlayHandOver);
  const chosen = over<PersonalChoice>('choices', overlayChoice);
  /* The copy may still be the one of who was here before. */
  const layChoice: HandOverWorld['layChoice'] = (id, synced) =>
    id === principal()?.accountId ? chosen(id, synced) : null;
  return {
    entry: (id) => layEntry(id, cache.entity('log', [id])),
    pin: (ticketId) => layPin(ticketId, cache.entity('pins', [ticketId])),
    handOvers: () => cache.all('handOvers').flatMap((synced) => layHandOver(synced.id, synced) ?? []),
    choice: (id) => layChoice(id, cache.entity('choices', [id])),
    layEntry,
    layPin,
    layHandOver,
    layChoice,
    canDecide: () => (['log', 'pins', 'handOvers'] as const).every((shape) => cache.isComplete(shape)),
  };
}
