import { useCallback, useEffect, useRef } from 'react';
import type {
  Answers,
  Asked,
  DayHeld,
  FromWorker,
  QuestionKind,
  Questions,
  ToWorker,
} from './plan-questions.ts';

export type Ask = <Kind extends QuestionKind>(of: Kind, asked: Questions[Kind]) => Promise<Answers[Kind]>;

type Running = {
  readonly worker: Worker;
  /** What the worker has been told. */
  told: DayHeld | null;
  readonly waiting: Map<number, { answer(found: never): void; fail(why: Error): void }>;
};

/**
 * Questions about the day as it is, answered beside the window's own work by one worker that stays: an answer must not
 * wait for a worker to start. The day goes there with the first question about it.
 */
export function useQuestions(day: DayHeld): Ask {
  const running = useRef<Running | null>(null);
  const number = useRef(0);
  const latest = useRef(day);
  latest.current = day;
  useEffect(() => {
    running.current ??= begin();
    return () => {
      if (running.current) end(running.current);
      running.current = null;
    };
  }, []);
  return useCallback((of, asked) => {
    const desk = running.current;
    if (!desk) return Promise.reject(new Error('The board is closed'));
    const say = (message: ToWorker) => desk.worker.postMessage(message);
    if (desk.told !== latest.current) say({ kind: 'day', day: latest.current });
    desk.told = latest.current;
    const mine = number.current++;
    return new Promise((answer, fail) => {
      desk.waiting.set(mine, { answer, fail });
      say({ kind: 'question', number: mine, question: { of, asked } as Asked });
    });
  }, []);
}

function begin(): Running {
  const worker = new Worker(new URL('./question-worker.ts', import.meta.url), { type: 'module' });
  const waiting: Running['waiting'] = new Map();
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    waiting.get(data.number)?.answer(data.answer as never);
    waiting.delete(data.number);
  });
  worker.addEventListener('error', ({ message }) => failAll(waiting, message));
  return { worker, told: null, waiting };
}

function end({ worker, waiting }: Running): void {
  worker.terminate();
  failAll(waiting, 'The board was closed');
}

function failAll(waiting: Running['waiting'], why: string): void {
  for (const { fail } of waiting.values()) fail(new Error(why));
  waiting.clear();
}
