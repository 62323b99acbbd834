import './attention.css';

/** A clock: something lasts longer than it was planned with. */
export const OverrunMark = () => (
  <svg className="overrun-mark" viewBox="0 0 12 12" aria-hidden="true">
    <circle cx="6" cy="6" r="4.9" />
    <path d="M6 3.2V6l2 1.6" />
  </svg>
);
