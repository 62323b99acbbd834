import { useMemo } from 'react';
import { z } from 'zod';
import { usePrincipal } from '../session.tsx';

const most = 8;
const choiceSchema = z.strictObject({ source: z.string(), key: z.string() });
const choicesSchema = z.array(choiceSchema).max(most);

/** What was chosen in the palette, by the source it came from. */
export type RecentChoice = z.infer<typeof choiceSchema>;

export type RecentChoices = {
  /** The latest first. */
  read(): readonly RecentChoice[];
  remember(choice: RecentChoice): void;
};

/** Kept by the page itself: only ids, worth nothing to the room and no loss when they go. */
export function recentChoices(storage: Storage, person: string): RecentChoices {
  const place = `palette.recent.${person}`;
  const read = () => {
    try {
      return choicesSchema.parse(JSON.parse(storage.getItem(place) ?? '[]'));
    } catch {
      return [];
    }
  };
  return {
    read,
    remember(choice) {
      const others = read().filter(({ source, key }) => source !== choice.source || key !== choice.key);
      try {
        storage.setItem(place, JSON.stringify([choice, ...others].slice(0, most)));
      } catch {
        // A page that may keep nothing forgets what was chosen.
      }
    },
  };
}

export function useRecentChoices(): RecentChoices {
  const { accountId } = usePrincipal();
  return useMemo(() => recentChoices(window.localStorage, accountId), [accountId]);
}
