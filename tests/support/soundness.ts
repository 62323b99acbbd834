import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds grave in a part of a screen, each as a sentence; empty when all is well. */
export async function violationsOf(page: Page, part: string): Promise<readonly string[]> {
  // In the page itself: the default finishes every run in a page of its own, which takes longer than the run.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .include(part)
    .options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}

/** What nobody may see on a screen: words of the product cut off, and motion where none is wanted. */
export const flawsOf = async (page: Page, part: string): Promise<readonly string[]> => [
  ...(await page.evaluate(wordsCutOff, part)),
  ...(await page.evaluate(movingParts)),
];

/** What is written by the product is read whole; what people wrote may end in an ellipsis. Runs in the page. */
function wordsCutOff(part: string): string[] {
  const owned = 'button, h1, h2, h3, h4, label, legend, summary, [role="tab"], [role="columnheader"]';
  const written = '.queue-row, .ticket-line, [role="option"], [title], .ellipsis';
  const within = [...document.querySelectorAll(part)].flatMap((root) => [...root.querySelectorAll(owned)]);
  const boxes = within.flatMap((element) => [element, ...element.querySelectorAll('span, b, p')]);
  const isCut = (element: Element) => {
    const style = getComputedStyle(element);
    if (style.display === 'inline' || style.visibility === 'hidden' || element.clientWidth === 0)
      return false;
    return element.scrollWidth > element.clientWidth + 1 && element.textContent.trim() !== '';
  };
  const cut = boxes.filter((element) => !element.closest(`${written}, .visually-hidden`) && isCut(element));
  return [...new Set(cut)].map(({ outerHTML }) => `cut off: ${outerHTML.slice(0, 160)}`);
}

/** With reduced motion asked for, nothing runs. Runs in the page. */
function movingParts(): string[] {
  const lasting = document.getAnimations().filter(({ playState, effect }) => {
    const { activeDuration = 0 } = effect?.getComputedTiming() ?? {};
    return playState === 'running' && Number(activeDuration) > 0;
  });
  return lasting.map(({ effect }) => {
    const target = effect instanceof KeyframeEffect ? effect.target : null;
    return `moves: ${target?.outerHTML.slice(0, 160)}`;
  });
}

/** Goes round by Tab: where the focus came to stand, and where nobody would see it. */
export async function walkByTab(page: Page, most = 25) {
  const unseen = new Set<string>();
  let stops = 0;
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab');
    const { where, seen } = await page.evaluate(focusInSight);
    if (where) stops += 1;
    if (where && !seen) unseen.add(`focus unseen: ${where}`);
  }
  return { stops, unseen: [...unseen] };
}

/** A line of two pixels, or a thinner one of three to one against what it stands on. Runs in the page. */
function focusInSight(): { readonly where: string | null; readonly seen: boolean } {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: string, b: string) => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element: Element | null): string => {
    if (!element) return 'rgb(0, 0, 0)';
    const { backgroundColor } = getComputedStyle(element);
    const [, , , alpha = 1] = channels(backgroundColor);
    return alpha > 0.5 && backgroundColor.startsWith('rgb') ? backgroundColor : ground(element.parentElement);
  };
  const element = document.activeElement;
  if (!element || element === document.body) return { where: null, seen: false };
  // A field in a frame lends its focus to the frame.
  const framed = [element, element.parentElement, element.closest('label')].filter((one) => one !== null);
  const seen = framed.some((one) => {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow } = getComputedStyle(one);
    const width = outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
    // Drawn outside, the line stands on what is behind.
    const behind = ground(Number.parseFloat(outlineOffset) >= 0 ? one.parentElement : one);
    const [inset = ''] = boxShadow.includes('inset') ? (boxShadow.match(/^rgba?\([^)]*\)/) ?? []) : [];
    const lines = [...(width >= 1 ? [outlineColor] : []), ...(inset ? [inset] : [])];
    return lines.some((line) => contrast(line, behind) >= 3);
  });
  // Over a canvas the line is drawn by what lies on it.
  const over = getComputedStyle(element, '::after');
  const isFramed = over.content !== 'none' && Number.parseFloat(over.borderTopWidth) >= 2;
  const { width, height, top, left } = element.getBoundingClientRect();
  const onScreen = width > 0 && height > 0 && top < innerHeight && left < innerWidth && top + height > 0;
  return { where: element.outerHTML.slice(0, 160), seen: (seen || isFramed) && onScreen };
}
