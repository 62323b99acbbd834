import './attention.css';

/** A person, struck out: somebody does not come. */
export const AwayMark = () => (
  <svg className="away-mark" viewBox="0 0 12 12" aria-hidden="true">
    <circle cx="6" cy="4" r="2.1" />
    <path d="M2.4 10.6c.3-2.3 1.7-3.5 3.6-3.5s3.3 1.2 3.6 3.5M1.4 1.4l9.2 9.2" />
  </svg>
);
