import type { TravelFault } from '../../../../shared/domain/routing/travel/travel-times.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { Position } from '../../../../shared/kernel/position.ts';
import type { Result } from '../../../../shared/kernel/result.ts';

/** A part of a matrix: every way from these places to those. */
export type Block = { readonly from: readonly Position[]; readonly to: readonly Position[] };

/** Row by row, `from` by `to`. `Infinity` where there is no way, `NaN` where the service could not say. */
export type BlockAnswer = {
  readonly seconds: Float64Array;
  readonly metres: Float64Array;
  /** Why it could not say; null when it did. */
  readonly unsaid: TravelFault | null;
};

export type BlockFault = TravelFault & {
  /** When the service wants to be asked again; null when it did not say. */
  readonly retryAfterMs: number | null;
};

/** A routing service as the rest of this module sees it. */
export type MatrixService = {
  /** Of the service and its profile, as `osrm/driving`; answers are kept under it. */
  readonly name: string;
  /** Rows and columns of the largest block that the service takes unless its operator decided otherwise. */
  readonly blockSide: number;
  /** Which of its answers differ by when one sets off: the hour of the local week, or -1 for "none do". */
  hourOf(departure: Instant): number;
  ask(block: Block, departure: Instant, signal: AbortSignal): Promise<Result<BlockAnswer, BlockFault>>;
};

export const emptyAnswer = ({ from, to }: Block): { seconds: Float64Array; metres: Float64Array } => ({
  seconds: new Float64Array(from.length * to.length).fill(Number.NaN),
  metres: new Float64Array(from.length * to.length).fill(Number.NaN),
});
