import { useTranslation } from 'react-i18next';

const signs = ['promise', 'way', 'origin', 'proposed', 'overtime'] as const;

/** What the marks of the timeline mean. */
export function TimelineKey() {
  const { t } = useTranslation();
  return (
    <ul className="timeline-key">
      {signs.map((sign) => (
        <li key={sign}>
          <svg viewBox="0 0 26 14" data-sign={sign} aria-hidden="true">
            <Sign sign={sign} />
          </svg>
          {t(`dispatch.timeline.key.${sign}`)}
        </li>
      ))}
    </ul>
  );
}

function Sign({ sign }: { readonly sign: (typeof signs)[number] }) {
  switch (sign) {
    case 'promise':
      return (
        <>
          <path d="M2 3.5H24M2 1v5M24 1v5" />
          <rect x="5" y="6.5" width="14" height="7" rx="1.5" />
        </>
      );
    case 'way':
      return <path d="M0 7H26" />;
    case 'overtime':
      return <path d="M2 13 12 1M8 13 18 1M14 13 24 1" />;
    default:
      return <rect x="2" y="1.5" width="22" height="11" rx="2" />;
  }
}
