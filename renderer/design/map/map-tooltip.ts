/** Text beside the pointer. Outside React: it follows the mouse, and must not render a tree for each pixel. */
export class MapTooltip {
  readonly #element: HTMLDivElement;
  readonly #container: HTMLElement;

  constructor(container: HTMLElement) {
    this.#container = container;
    this.#element = document.createElement('div');
    this.#element.className = 'live-map-tooltip';
    this.#element.setAttribute('role', 'tooltip');
    this.#element.hidden = true;
    container.append(this.#element);
  }

  show(text: string, at: { x: number; y: number }): void {
    const element = this.#element;
    if (element.textContent !== text) element.textContent = text;
    element.hidden = false;
    const { clientWidth, clientHeight } = this.#container;
    const { offsetWidth, offsetHeight } = element;
    const isRight = at.x + 14 + offsetWidth < clientWidth;
    const isBelow = at.y + 18 + offsetHeight < clientHeight;
    const x = isRight ? at.x + 14 : Math.max(0, at.x - 10 - offsetWidth);
    const y = isBelow ? at.y + 18 : Math.max(0, at.y - 10 - offsetHeight);
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  hide(): void {
    this.#element.hidden = true;
  }

  remove(): void {
    this.#element.remove();
  }
}
