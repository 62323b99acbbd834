import { ClusterIndex } from './cluster-index.ts';
import type { ClusterAnswer, ClusterRequest } from './cluster-messages.ts';

/** The worker's behaviour apart from the worker, so that it can be tested and can run in the page where workers are forbidden. */
export function createClusterService(
  answer: (message: ClusterAnswer) => void,
): (request: ClusterRequest) => void {
  const indexes = new Map<number, ClusterIndex>();
  return (request) => {
    const { generation } = request;
    if (request.kind === 'load') {
      indexes.set(generation, new ClusterIndex(request.input, request.unit));
      // The one before still answers: what a person presses is what an earlier answer drew.
      for (const old of indexes.keys()) if (old < generation - 1) indexes.delete(old);
      return;
    }
    const index = indexes.get(generation);
    if (!index) return;
    if (request.kind === 'clusters') {
      const { bounds, step } = request;
      const startedMs = performance.now();
      const clusters = index.clustersIn(bounds, step);
      answer({
        kind: 'clusters',
        generation,
        bounds,
        step,
        clusters,
        tookMs: performance.now() - startedMs,
      });
      return;
    }
    const members = index.membersOf(request.clusterId, request.step, request.limit);
    answer({ kind: 'members', generation, clusterId: request.clusterId, members });
  };
}
