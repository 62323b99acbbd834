/** It stays with who has it, or in its order. */
export const Padlock = () => (
  <svg className="padlock" viewBox="0 0 8 11" aria-hidden="true">
    <rect y="4.5" width="8" height="6" rx="1" />
    <path d="M1.8 4.5V3a2.2 2.2 0 0 1 4.4 0v1.5" fill="none" stroke="currentColor" strokeWidth="1.3" />
  </svg>
);

/** It stands where it cannot be. */
export const Cross = () => (
  <svg className="stop-cross" viewBox="0 0 10 10" aria-hidden="true">
    <path d="M1.5 1.5 8.5 8.5M8.5 1.5 1.5 8.5" />
  </svg>
);
