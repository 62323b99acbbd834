/** The pane's size, the theme and type scale on the document element, and the display's pixel ratio. */
export function watchAppearance(
  host: HTMLElement,
  { onResize, onTheme }: { onResize: () => void; onTheme: () => void },
): () => void {
  const sizes = new ResizeObserver(onResize);
  sizes.observe(host);
  const attributes = new MutationObserver(onTheme);
  for (let element: Element | null = host.parentElement; element; element = element.parentElement) {
    attributes.observe(element, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  }
  // Another display, or another zoom of the page, changes the pixel ratio without changing the pane.
  const abort = new AbortController();
  window.addEventListener('resize', onTheme, { signal: abort.signal });
  return () => {
    sizes.disconnect();
    attributes.disconnect();
    abort.abort();
  };
}
