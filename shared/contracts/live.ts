import { z } from 'zod';
import { presenceSchema } from '../domain/hand-over/presence.ts';
import { languageSchema, type Principal } from '../domain/identity/principal.ts';
import type { AccountId, CommandId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Command, CommandOutcome, Refusal } from './commands.ts';
import type { Entities, ShapeName } from './shapes.ts';

/** Where the desk stands with the server. A reason, never a boolean: a person will ask. */
export type Connection =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'first-sync'; readonly since: Instant }
  /** The desk's copy could not be used and is fetched anew; windows keep what they last knew until it is there. */
  | { readonly kind: 'cache-rebuilding'; readonly since: Instant }
  | { readonly kind: 'catching-up'; readonly since: Instant }
  | { readonly kind: 'live'; readonly since: Instant }
  | { readonly kind: 'away'; readonly since: Instant; readonly reason: AwayReason }
  /** Rows and commands cannot be written on this machine: the board is as of `since`. */
  | { readonly kind: 'disk-full'; readonly since: Instant };

export type AwayReason =
  | 'unreachable'
  | 'server-error'
  | 'session-ended'
  | 'replication-down'
  /** The server answers, and its database does not. */
  | 'database-away'
  /** This desk is to be updated. */
  | 'server-too-new'
  /** The server is to be updated. */
  | 'server-too-old';

/** A command on its way: shown beside its ticket until it settles, or until its author dismisses the refusal. */
export type PendingCommand = {
  readonly id: CommandId;
  readonly command: Command;
  readonly issuedAt: Instant;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'sending'; readonly attempts: number }
    | { readonly kind: 'accepted'; readonly outcome: Extract<CommandOutcome, { kind: 'accepted' }> }
    | { readonly kind: 'refused'; readonly refusal: Refusal; readonly by: 'desk' | 'server' };
};

/** What windows hold: the replicated entities with pending commands laid over them, and the commands themselves. */
export type LiveEntities = Entities & { commands: PendingCommand };
export type LiveName = ShapeName | 'commands';

export type LiveChange = {
  [Name in LiveName]:
    | { readonly entity: Name; readonly op: 'put'; readonly key: string; readonly value: LiveEntities[Name] }
    /** Some of its fields are others now; nothing to a window that does not hold the row. */
    | {
        readonly entity: Name;
        readonly op: 'patch';
        readonly key: string;
        readonly value: Partial<LiveEntities[Name]>;
      }
    | { readonly entity: Name; readonly op: 'delete'; readonly key: string };
}[LiveName];

/** When each shape was last known to be current; null until its first sync. */
export type Freshness = Readonly<Record<ShapeName, Instant | null>>;

/** While more follows, a window acknowledges every so many batches: an answer costs both sides as much as fifty rows. */
export const acknowledgeEvery = 4;

/**
 * What a window receives, in order. `reset` says for whom the rows are: it empties a window that held another person's,
 * and one that held the same person's keeps them until they are replaced. Between `replacing` and `replaced` every row
 * of an entity comes in `changes`; what did not come is gone at `replaced`, and until then is shown as it was. `ready`
 * says that the window holds all the desk knows. The window acknowledges `changes` up to a sequence number; a slow one
 * gets fewer, merged batches.
 */
export type LiveMessage =
  | { readonly kind: 'reset'; readonly account: AccountId | null }
  | { readonly kind: 'replacing'; readonly entity: LiveName }
  | { readonly kind: 'replaced'; readonly entity: LiveName }
  | {
      readonly kind: 'changes';
      readonly sequence: number;
      readonly changes: readonly LiveChange[];
      /** The desk has more for this window already. */
      readonly moreFollows: boolean;
    }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'status';
      readonly connection: Connection;
      readonly freshness: Freshness;
      /** Server clock minus desk clock, in milliseconds; what windows add to their own `Date.now()`. */
      readonly clockOffsetMs: number;
      /** Commands of anybody that this desk keeps and cannot read: a disk damaged them, or a newer desk wrote them. */
      readonly unreadCommands: number;
      /** Outboxes that were damaged, kept in the desk's folder until a person takes them away. */
      readonly damagedOutboxes: number;
    };

/** How large a display is and from where it is read: what its smallest type follows from. */
export const viewingConditionsSchema = z.strictObject({
  diagonalInches: z.number().min(5).max(300),
  distanceMetres: z.number().min(0.3).max(50),
});

/** How far a person has come with the tour of their room: `step` is where they left it. */
const tourProgressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('offered') }),
  z.strictObject({ kind: z.literal('under-way'), step: z.string().max(40) }),
  z.strictObject({ kind: z.literal('finished') }),
]);
export type TourProgress = z.infer<typeof tourProgressSchema>;

const preferenceParts = {
  theme: z.enum(['night', 'day', 'auto']),
  language: languageSchema,
  /** Root font size over 10 px; null derives it from the display. */
  typeScale: z.number().min(0.8).max(4).nullable(),
  /** By display: its size and place in CSS pixels, as `3840x2160@0,0`. */
  displays: z.record(z.string().max(60), viewingConditionsSchema),
  /** By account: the keys a person has chosen here, by what they do; null where they want none. */
  keys: z.record(z.string().max(60), z.record(z.string().max(60), z.string().min(1).max(30).nullable())),
  /** By account: when they last did something here, and when they were away. */
  presence: z.record(z.string().max(60), presenceSchema),
  /** Whether this workstation is a wall display: signed out, it shows a code to be paired by. */
  isDisplay: z.boolean(),
  /** By account: the tour of their room. */
  tours: z.record(z.string().max(60), tourProgressSchema),
  /** How loud the horn is, 0 to 1, and when this workstation keeps still: minutes of the local day, past midnight too. */
  sound: z.strictObject({
    volume: z.number().min(0).max(1),
    quiet: z
      .strictObject({
        fromMinute: z.int().min(0).max(1439),
        toMinute: z.int().min(0).max(1439),
      })
      .nullable(),
  }),
  /** Whether the desktop tells of a new critical while nobody looks at a window of this desk. */
  notices: z.boolean(),
};

/** What an older desk did not know of has a default, so that its file is still read. */
export const preferencesSchema = z.strictObject({
  ...preferenceParts,
  displays: preferenceParts.displays.default({}),
  keys: preferenceParts.keys.default({}),
  presence: preferenceParts.presence.default({}),
  isDisplay: preferenceParts.isDisplay.default(false),
  tours: preferenceParts.tours.default({}),
  sound: preferenceParts.sound.default({ volume: 0.5, quiet: null }),
  notices: preferenceParts.notices.default(true),
});
export const preferencesChangeSchema = z.strictObject(preferenceParts).partial();
export type Preferences = z.infer<typeof preferencesSchema>;

/** Until somebody has chosen. */
export const defaultPreferences: Preferences = preferencesSchema.parse({
  theme: 'auto',
  language: 'id',
  typeScale: null,
});

/** A session the server ended: whose it was, and when this desk heard of it. */
export type EndedSession = {
  readonly displayName: string;
  readonly isDisplay: boolean;
  readonly at: Instant;
};

export type Session =
  /** With what ended it, unless that was somebody at this desk. */
  | { readonly kind: 'signed-out'; readonly ended: EndedSession | null }
  | { readonly kind: 'signed-in'; readonly principal: Principal };

/** Nobody is signed out while `count` of their commands are unsent or refused, unless they say so. */
export type SignOutAnswer =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'commands-waiting'; readonly count: number };

/** Somebody who is not signed in here and whose unsent or refused commands wait on this desk. */
export type LeftBehind = { readonly displayName: string; readonly count: number };

/** A query's answer and whose it is: the server's now, or this desk's from an earlier moment. */
export type QueryAnswer<T> =
  | { readonly kind: 'answered'; readonly value: T; readonly asOf: Instant; readonly from: 'server' | 'desk' }
  | { readonly kind: 'unavailable'; readonly reason: AwayReason | 'forbidden' };
