import { handOverIdSchema, logEntryIdSchema } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import type { Acting } from '../hand-over/decide-log.ts';
import type { HandOver, RoomCount } from '../hand-over/hand-over.ts';
import type { LogEntry } from '../hand-over/log-entry.ts';
import type { Pin } from '../hand-over/pin.ts';
import { watchAt } from '../hand-over/watch.ts';
import { anAuthor } from './authored-builders.ts';
import { accountId, minutesAfter, noon, ticketId } from './builders.ts';

const uuid = (group: number, index: number) =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(index).padStart(12, '0')}`;

export const entryId = (index = 1) => logEntryIdSchema.parse(uuid(24, index));
export const handOverId = (index = 1) => handOverIdSchema.parse(uuid(25, index));

/** Rina, now. */
export const acting = (facts: Partial<Acting> = {}): Acting => ({
  by: anAuthor(),
  issuedAt: minutesAfter(5),
  now: minutesAfter(6),
  ...facts,
});

/** Of the author with the index 1. */
export const anEntry = (facts: Partial<LogEntry> = {}): LogEntry => ({
  id: entryId(),
  version: 1,
  text: 'Feeder Klari sedang disambung, perkiraan 15.30.',
  ticketId: null,
  by: accountId(1),
  byName: 'Rina Kartika',
  writtenAt: noon,
  recordedAt: noon,
  struck: null,
  ...facts,
});

export const aPin = (facts: Partial<Pin> = {}): Pin => ({
  ticketId: ticketId(),
  version: 1,
  reason: 'Rumah sakit, dihubungi tiap jam',
  by: accountId(1),
  byName: 'Rina Kartika',
  at: noon,
  lifted: false,
  ...facts,
});

export const aRoomCount = (facts: Partial<RoomCount> = {}): RoomCount => ({
  countedAt: noon,
  open: { critical: 1, high: 4, normal: 20, low: 9 },
  unacknowledgedCriticals: 0,
  opened: 12,
  resolved: 9,
  breached: 2,
  techniciansOnDuty: 17,
  pins: 0,
  pinned: [],
  ...facts,
});

/** Of the watch that noon falls into, by the author with the index 1. */
export const aHandOver = (facts: Partial<HandOver> = {}): HandOver => ({
  id: handOverId(),
  version: 1,
  watchFrom: instant(watchAt(noon).from),
  summary: 'Klari pulih sebelum malam, dijanjikan ke RS Bayukarta.',
  count: aRoomCount(),
  closedBy: accountId(1),
  closedByName: 'Rina Kartika',
  closedAt: noon,
  taken: null,
  ...facts,
});
