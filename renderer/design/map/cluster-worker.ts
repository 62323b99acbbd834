import type { ClusterRequest } from './cluster-messages.ts';
import { createClusterService } from './cluster-service.ts';

const serve = createClusterService((answer) => self.postMessage(answer));

self.addEventListener('message', (event: MessageEvent<ClusterRequest>) => serve(event.data));
