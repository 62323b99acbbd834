import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardIdSchema } from '../../../shared/kernel/ids.ts';
import { type Playlist, printPlaylist, readPlaylist } from './playlist.ts';

const id = '00000000-0000-4000-8000-00000000b001';

describe('the address of a board window', () => {
  it('is read as it was written', () => {
    const someTurns = fc.array(
      fc.record({
        boardId: fc.uuid({ version: 4 }).map((text) => boardIdSchema.parse(text)),
        seconds: fc.integer({ min: 10, max: 3600 }),
      }),
    );
    const pinnedOf = (turns: Playlist['turns']) =>
      turns.length === 0
        ? fc.constant(null)
        : fc.option(fc.constantFrom(...turns.map(({ boardId }) => boardId)));
    const rest = fc.record({
      kiosk: fc.boolean(),
      follows: fc.boolean(),
      edits: fc.option(fc.uuid({ version: 4 }).map((text) => boardIdSchema.parse(text))),
    });
    const playlist: fc.Arbitrary<Playlist> = someTurns.chain((turns) =>
      fc.tuple(pinnedOf(turns), rest).map(([pinned, others]) => ({ turns, pinned, ...others })),
    );
    fc.assert(
      fc.property(playlist, (given) => {
        expect(readPlaylist(printPlaylist(given))).toEqual(given);
      }),
    );
  });

  it.each(['', '#', '#boards=', '#boards=nonsense~30', '#boards=<script>'])(
    'shows the default for %j',
    (hash) => {
      expect(readPlaylist(hash).turns).toEqual([]);
    },
  );

  it('pins no board that is not among its turns', () => {
    const other = '00000000-0000-4000-8000-00000000b002';
    expect(readPlaylist(`#boards=${id}~30&pin=${other}`).pinned).toBeNull();
    const left = { ...readPlaylist(`#boards=${id}~30&pin=${id}`), turns: [] };
    expect(printPlaylist(left)).toBe('#');
  });

  it.each([
    ['5', 30],
    ['4000', 30],
    ['x', 30],
    ['45', 45],
  ])('shows a board for a sensible time when asked for %s seconds', (seconds, expected) => {
    expect(readPlaylist(`#boards=${id}~${seconds}`).turns).toEqual([{ boardId: id, seconds: expected }]);
  });
});
