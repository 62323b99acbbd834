import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../server/demo/random/random.ts';
import { type CommandId, commandIdSchema } from '../../shared/kernel/ids.ts';
import type { ChaosDesk } from './chaos-room.ts';
import type { Given } from './given.ts';

/** What people do with a command that came back refused. */
export type RefusalHabit = 'leave it' | 'dismiss it' | 'give it again';

const mostAttempts = 20;
const pauseBeforeAgainMs = 100;

/** Answers one refusal of this desk that nobody has answered yet, and notes among the commands given what came of it. */
export async function answerRefusal(
  habit: RefusalHabit,
  desk: ChaosDesk,
  { given, random }: { readonly given: Given[]; readonly random: Random },
): Promise<void> {
  if (habit === 'leave it') return;
  const place = given.findIndex(
    ({ id, desk: name, dismissal }) => name === desk.name && !dismissal && isRefused(desk, id),
  );
  const refused = given[place];
  if (!refused) return;
  const { id } = refused;
  if (habit === 'dismiss it') {
    const isAnswered = await insist(() => desk.window.dismiss(id), desk, id);
    given[place] = { ...refused, dismissal: isAnswered ? 'answered' : 'asked' };
    return;
  }
  const again = commandIdSchema.parse(random.uuid(Date.now()));
  const isKept = await insist(() => desk.window.redo({ id, again }), desk, id);
  /* Its words are those of the new one from here on. */
  given[place] = { ...refused, text: null, dismissal: isKept ? 'answered' : 'asked' };
  given.push({ ...refused, id: again, isKept, inPlaceOf: id });
}

const isRefused = ({ window }: ChaosDesk, id: CommandId): boolean =>
  window.rows('commands').get(id)?.state.kind === 'refused';

/** As a person presses again who got no answer and still sees the refusal. @returns whether it was answered */
async function insist(ask: () => Promise<void>, desk: ChaosDesk, id: CommandId): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ask();
      return true;
    } catch {
      const isGone = desk.window.isReady() && !isRefused(desk, id);
      if (isGone || attempt === mostAttempts) return false;
      await sleep(pauseBeforeAgainMs);
    }
  }
}
