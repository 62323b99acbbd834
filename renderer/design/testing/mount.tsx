import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

export type Mounted = {
  readonly container: HTMLElement;
  /** Draws something else in the same place. */
  show(element: ReactNode): void;
  unmount(): void;
};

/** Draws into the test's page and waits until React is done. */
export function mount(element: ReactNode): Mounted {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  const show = (next: ReactNode) => act(() => root.render(next));
  show(element);
  return {
    container,
    show,
    unmount() {
      act(() => root.unmount());
      container.remove();
    },
  };
}
