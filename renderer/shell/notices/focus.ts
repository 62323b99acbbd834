const lockName = 'aglis:focused';

/** While a person works in this window, the others of the desk know it. @returns how to stop */
export function tellFocus(view: Window): () => void {
  let release: () => void = () => undefined;
  const blurred = () => {
    release();
    release = () => undefined;
  };
  const focused = () => {
    blurred();
    void view.navigator.locks?.request(lockName, { mode: 'shared' }, () => {
      if (!view.document.hasFocus()) return undefined;
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  };
  view.addEventListener('focus', focused);
  view.addEventListener('blur', blurred);
  if (view.document.hasFocus()) focused();
  return () => {
    view.removeEventListener('focus', focused);
    view.removeEventListener('blur', blurred);
    blurred();
  };
}

/** Whether a person works in any window of this desk now. */
export async function isDeskFocused(view: Window): Promise<boolean> {
  const { held = [] } = (await view.navigator.locks?.query()) ?? {};
  return held.some(({ name }) => name === lockName);
}
