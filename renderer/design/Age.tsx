type AgeProps = { readonly text: string; readonly stale: boolean };

/** How old what a tile shows is; past its budget the caller's text says so, and the colour with it. */
export function Age({ text, stale }: AgeProps) {
  return (
    <span className="age" data-stale={stale || undefined}>
      {text}
    </span>
  );
}
