import type { Command } from '../../shared/contracts/commands.ts';
import type { ApprovalAnswer, DisplayApproval, Pairing } from '../../shared/contracts/displays.ts';
import type { SignInAnswer } from '../../shared/contracts/entry.ts';
import type {
  LeftBehind,
  LiveMessage,
  Preferences,
  QueryAnswer,
  Session,
  SignOutAnswer,
} from '../../shared/contracts/live.ts';
import type { MapGround, MapTile, TileAddress } from '../../shared/contracts/map-ground.ts';
import type { QueryInput, QueryName, QueryOutput } from '../../shared/contracts/queries.ts';
import type { AccountId, CommandId } from '../../shared/kernel/ids.ts';

/** Whether this page still hears the desk itself; the desk says by its own status how it stands with the server. */
export type DeskLine = 'connecting' | 'connected' | 'lost';

export type Stop = () => void;

export type LiveListener = {
  onMessage(message: LiveMessage): void;
  onLine(line: DeskLine): void;
};

/** The id is made when a person first gives the command, and is the same for every attempt. */
export type GivenCommand = Command & {
  readonly id: CommandId;
  /** One given before it in the same list: until that one is accepted this one is not sent. */
  readonly after?: CommandId;
};

/** Everything a page may ask of its desk. `desk-client.ts` speaks it over the wire; tests answer it themselves. */
export type DeskApi = {
  watchSession(onSession: (session: Session) => void): Stop;
  signIn(credentials: { username: string; password: string }): Promise<SignInAnswer>;
  signOut(asked: { force: boolean }): Promise<SignOutAnswer>;
  leftBehind(): Promise<readonly LeftBehind[]>;
  /** Asks for a code as long as it is watched; approved, the session becomes a display's. */
  watchPairing(onPairing: (pairing: Pairing) => void): Stop;
  approveDisplay(approval: DisplayApproval): Promise<ApprovalAnswer>;
  /** @returns whether the server has done it */
  revokeDisplay(accountId: AccountId): Promise<boolean>;
  watchLive(windowId: string, listener: LiveListener): Stop;
  acknowledge(windowId: string, sequence: number): void;
  /** All of them or none. The same commands again, by their ids, are answered the same and kept once. */
  submit(commands: readonly GivenCommand[], signal?: AbortSignal): Promise<void>;
  dismiss(id: CommandId, signal?: AbortSignal): Promise<void>;
  /** @param again the id under which the refused command is given anew */
  redo(id: CommandId, again: CommandId, signal?: AbortSignal): Promise<void>;
  query<Name extends QueryName>(
    name: Name,
    input: QueryInput<Name>,
    signal?: AbortSignal,
  ): Promise<QueryAnswer<QueryOutput<Name>>>;
  /** What this desk has of a finer ground for the map. */
  mapGround(signal?: AbortSignal): Promise<MapGround>;
  mapTile(address: TileAddress): Promise<MapTile>;
  watchPreferences(onPreferences: (preferences: Preferences) => void): Stop;
  changePreferences(part: Partial<Preferences>): Promise<void>;
};
