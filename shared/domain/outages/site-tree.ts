import type { SiteId } from '../../kernel/ids.ts';

export type NetworkSite = { readonly id: SiteId; readonly parentId: SiteId | null };

const none: readonly never[] = [];

/** The network as a tree with things that stand at its sites. A ring, which only a wrong import draws, is cut. */
export class SiteTree<Standing> {
  readonly roots: readonly SiteId[];
  readonly #children = new Map<string, SiteId[]>();
  readonly #under = new Map<string, readonly Standing[]>();

  constructor(sites: Iterable<NetworkSite>, standing: ReadonlyMap<string, readonly Standing[]>) {
    const all = [...sites].sort((a, b) => (a.id < b.id ? -1 : 1));
    const known = new Set<string>(all.map(({ id }) => id));
    const roots: SiteId[] = [];
    for (const { id, parentId } of all) {
      if (parentId === null || !known.has(parentId)) roots.push(id);
      else this.#childrenOf(parentId).push(id);
    }
    this.roots = roots;
    for (const root of roots) this.#gather(root, standing);
  }

  children(siteId: string): readonly SiteId[] {
    return this.#children.get(siteId) ?? none;
  }

  /** What stands at the site and at everything below it. */
  under(siteId: string): readonly Standing[] {
    return this.#under.get(siteId) ?? none;
  }

  /** The site and everything below it. */
  sitesUnder(siteId: string): ReadonlySet<string> {
    const below = new Set<string>();
    const waiting: string[] = [siteId];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (below.has(next)) continue;
      below.add(next);
      waiting.push(...this.children(next));
    }
    return below;
  }

  #childrenOf(parentId: string): SiteId[] {
    const children = this.#children.get(parentId) ?? [];
    this.#children.set(parentId, children);
    return children;
  }

  #gather(siteId: SiteId, standing: ReadonlyMap<string, readonly Standing[]>): readonly Standing[] {
    const own = standing.get(siteId) ?? none;
    const all = own.concat(...this.children(siteId).map((child) => this.#gather(child, standing)));
    this.#under.set(siteId, all);
    return all;
  }
}
