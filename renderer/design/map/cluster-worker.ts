import type { ClusterConnection, ClusterRequest } from './cluster-messages.ts';
import { createClusterService } from './cluster-service.ts';

/** A map connects with a port of its own; with it goes what was loaded through it. */
self.addEventListener('message', ({ data: { port } }: MessageEvent<ClusterConnection>) => {
  const serve = createClusterService((answer) => port.postMessage(answer));
  port.onmessage = (event: MessageEvent<ClusterRequest>) => serve(event.data);
});
