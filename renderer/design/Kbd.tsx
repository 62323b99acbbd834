/** A key as it stands on the keyboard. Screen readers hear it from `aria-keyshortcuts` of what it does. */
export function Kbd({ children }: { readonly children: string }) {
  return (
    <span className="kbd" aria-hidden="true">
      {children}
    </span>
  );
}
