import { questionDesk, type ToWorker } from './plan-questions.ts';

const hear = questionDesk(() => performance.now());
self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const answer = hear(data);
  if (answer) self.postMessage(answer);
});
