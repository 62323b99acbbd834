import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileProblem } from '../compile-problem.ts';
import { randomProblem } from '../testing/random-problem.ts';
import { Insertion } from './insertion.ts';
import { findNeighbours } from './neighbours.ts';
import { Random } from './random.ts';
import { Search } from './search.ts';

it('remembers of each route what looking anew would find, through moves kept and moves undone', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.array(fc.tuple(fc.boolean(), fc.nat(29)), { minLength: 5, maxLength: 40 }),
      (seed, moves) => {
        const { instance } = compileProblem(randomProblem(seed, { visits: 30, shifts: 6 }));
        const search = new Search(instance, 1);
        search.begin(null);
        const neighbours = findNeighbours(instance, 10);
        const anew = () => new Insertion(search.routes, neighbours, new Random(1), 0);
        const remembering = anew();
        const find = (insertion: Insertion, visit: number) =>
          insertion.find(visit, Number.POSITIVE_INFINITY) ? insertion.cost : null;
        for (const [isKept, visit] of moves) {
          if (search.move() && !isKept) search.undo.rollback();
          expect(find(remembering, visit)).toBe(find(anew(), visit));
        }
      },
    ),
    { numRuns: 60 },
  );
});
