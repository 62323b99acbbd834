import type { ApprovalAnswer, DisplayApproval, Pairing } from '../../../shared/contracts/displays.ts';
import type { SignInAnswer } from '../../../shared/contracts/entry.ts';
import type {
  LeftBehind,
  LiveMessage,
  Preferences,
  QueryAnswer,
  Session,
  SignOutAnswer,
} from '../../../shared/contracts/live.ts';
import type { QueryName } from '../../../shared/contracts/queries.ts';
import type { AccountId, CommandId } from '../../../shared/kernel/ids.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { MapServices } from '../map/map-services.ts';
import type { SubmitRefusal, SubmittedCommand } from './submit-commands.ts';

/** What windows may ask of the desk. Built in `desk.ts`. */
export type DeskServices = {
  readonly session: {
    watch(signal: AbortSignal): AsyncGenerator<Session, void>;
    signIn(credentials: { readonly username: string; readonly password: string }): Promise<SignInAnswer>;
    /** Asks for a code as long as somebody watches; approved, this workstation is signed in as a display. */
    pair(signal: AbortSignal): AsyncGenerator<Pairing, void>;
    /** Does not leave waiting commands behind unless forced to; forced, they stay for their author. */
    signOut(asked: { readonly force: boolean }): SignOutAnswer;
    /** People other than the signed-in one whose commands wait on this desk. */
    leftBehind(): readonly LeftBehind[];
  };
  readonly displays: {
    approve(approval: DisplayApproval): Promise<ApprovalAnswer>;
    /** @returns whether the server has done it */
    revoke(accountId: AccountId): Promise<boolean>;
  };
  readonly live: {
    watch(windowId: string, signal: AbortSignal): AsyncGenerator<LiveMessage, void>;
    acknowledge(windowId: string, sequence: number): void;
  };
  readonly commands: {
    /** All of them or none. */
    submit(commands: readonly SubmittedCommand[]): Result<null, SubmitRefusal>;
    /** With what rests with its refusal. */
    dismiss(id: CommandId): boolean;
    /**
     * Gives a refused command again, under an id of its own, and what rests with its refusal. Null when there is no such
     * refused command.
     */
    redo(asked: { readonly id: CommandId; readonly again: CommandId }): Result<null, SubmitRefusal> | null;
  };
  readonly queries: {
    run(query: { readonly name: QueryName; readonly input: unknown }): Promise<QueryAnswer<unknown>>;
  };
  readonly map: MapServices;
  readonly preferences: {
    watch(signal: AbortSignal): AsyncGenerator<Preferences, void>;
    change(part: Partial<Preferences>): void;
  };
};
