import { useEffect, useState } from 'react';

export type WindowSize = { readonly width: number; readonly height: number };

const sizeOf = ({ innerWidth, innerHeight }: Window): WindowSize => ({
  width: innerWidth,
  height: innerHeight,
});

/** The window's inside in CSS pixels. */
export function useWindowSize(): WindowSize {
  const [size, setSize] = useState(() => sizeOf(window));
  useEffect(() => {
    const measure = () => setSize(sizeOf(window));
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return size;
}
