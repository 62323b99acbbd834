/** An event that a listener may refuse. */
export type Preventable = { defaultPrevented: boolean; preventDefault(): void };

export function preventable<Fields extends object>(fields: Fields): Fields & Preventable {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}
