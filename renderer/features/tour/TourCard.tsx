import { Popover, Portal } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../../shell/keys/Key.tsx';
import type { ShortcutId } from '../../shell/keys/shortcut-catalogue.ts';
import { useKey } from '../../shell/keys/use-keys.ts';
import { type Shortcut, useShortcutRegistry, useShortcuts } from '../../shell/shortcuts.tsx';
import type { Stand } from './tour-course.ts';
import { type Spot, useSpotlight } from './use-spotlight.ts';
import type { Tour } from './use-tour.ts';

const gap = 12;

type TourCardProps = { readonly tour: Tour; readonly stand: Stand };

/**
 * A ring around what a step is about and a card beside it. Nothing is dimmed and nothing is held: the room goes on, a
 * critical is seen, and every key does what it does.
 */
export function TourCard({ tour, stand }: TourCardProps) {
  const step = tour.steps[stand.index];
  const spot = useSpotlight(step?.target ?? '');
  useTourKeys(tour);
  if (!step || !spot) return null;
  return (
    <Portal>
      <Popover
        key={step.id}
        opened
        position={sideOf(spot)}
        offset={distanceTo(spot)}
        middlewares={{
          flip: true,
          shift: { padding: { left: spot.keepClear.left + gap, right: gap, bottom: gap } },
        }}
        withRoles={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        transitionProps={{ duration: 0 }}
        zIndex={150}
        width="42rem"
      >
        <Popover.Target>
          <div className="tour-ring" style={{ ...spot.box }} />
        </Popover.Target>
        <Popover.Dropdown className="tour-card">
          <Words tour={tour} stand={stand} />
        </Popover.Dropdown>
      </Popover>
    </Portal>
  );
}

/** What lies across the screen has room below it or above it; what stands upright, beside it, away from the queue. */
function sideOf({ box: { left, top, height }, keepClear }: Spot): 'bottom' | 'top' | 'left' | 'right' {
  if (height < window.innerHeight / 4) return top < window.innerHeight / 2 ? 'bottom' : 'top';
  return left > keepClear.left + gap ? 'left' : 'right';
}

/** What stands in the top bar has the counters below it: the card comes after them. */
const distanceTo = ({ box: { top, height }, keepClear }: Spot): number =>
  Math.max(0, keepClear.top - top - height) + gap;

function Words({ tour: { steps, next, back, leave }, stand: { index, passedOver } }: TourCardProps) {
  const { t } = useTranslation();
  const name = useId();
  const card = useFocus();
  const step = steps[index];
  if (!step) return null;
  const isLast = index === steps.length - 1;
  return (
    <aside ref={card} tabIndex={-1} aria-labelledby={name} aria-describedby={`${name}-words`}>
      <p className="tour-place">{t('tour.place', { step: index + 1, steps: steps.length })}</p>
      <h2 id={name}>{t(`tour.steps.${step.id}.title`)}</h2>
      <div id={`${name}-words`}>
        <p>{t(`tour.steps.${step.id}.say`)}</p>
        {step.key && <Invitation shortcut={step.key} words={t(`tour.steps.${step.id}.try`)} />}
        {passedOver.length > 0 && (
          <p className="ink-3">
            {t('tour.passedOver', {
              names: passedOver.map((id) => t(`tour.steps.${id}.title`)).join(', '),
            })}
          </p>
        )}
      </div>
      <footer>
        <Act id="tour.leave" onPress={leave}>
          {t('tour.leave')}
        </Act>
        {index > 0 && (
          <Act id="tour.back" onPress={back}>
            {t('tour.back')}
          </Act>
        )}
        <Act id="tour.next" primary onPress={next}>
          {t(isLast ? 'tour.finish' : 'tour.next')}
        </Act>
      </footer>
    </aside>
  );
}

type InvitationProps = { readonly shortcut: ShortcutId; readonly words: string };

/** Only to what can be done now; the key is the person's own, and read out, too, because it is what this is about. */
function Invitation({ shortcut, words }: InvitationProps) {
  const registry = useShortcutRegistry();
  const { shown } = useKey(shortcut);
  if (!registry.all().some(({ id, enabled }) => id === shortcut && enabled)) return null;
  return (
    <p className="tour-try">
      <Key id={shortcut} />
      <span>
        {shown && <span className="visually-hidden">{shown}: </span>}
        {words}
      </span>
    </p>
  );
}

type ActProps = {
  readonly id: ShortcutId;
  readonly primary?: boolean;
  readonly onPress: () => void;
  readonly children: string;
};

function Act({ id, primary, onPress, children }: ActProps) {
  const { spoken } = useKey(id);
  return (
    <button
      type="button"
      className="button"
      data-primary={primary || undefined}
      aria-keyshortcuts={spoken}
      onClick={onPress}
    >
      {children} <Key id={id} />
    </button>
  );
}

function useTourKeys({ next, back, leave }: Tour): void {
  const key = (id: ShortcutId, run: () => void): Shortcut => ({ id, run, enabled: true });
  useShortcuts([
    key('tour.next', next),
    key('tour.enter', next),
    key('tour.back', back),
    key('tour.leave', leave),
  ]);
}

/** Each step is read out where it stands; whoever leaves the tour is where they were before. */
function useFocus() {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // A dialog that has just closed gives the focus back to what had it; after that it is the card's.
    const timer = setTimeout(() => card.current?.focus({ preventScroll: true }), 30);
    return () => clearTimeout(timer);
  }, []);
  return card;
}
