import { useEffect } from 'react';
import './printed-page.css';

/** Opens the printing of the system once the page is whole; most block until the person has answered. */
export function usePrinting(isWhole: boolean, onPrinted: () => void): void {
  useEffect(() => {
    if (!isWhole) return;
    window.addEventListener('afterprint', onPrinted, { once: true });
    const timer = setTimeout(() => window.print());
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', onPrinted);
    };
  }, [isWhole, onPrinted]);
}
