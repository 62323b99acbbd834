import type { Customer, Site } from '../../shared/contracts/shapes.ts';

/** How many customers lose their service with a site: its own and those of every site below it. */
export class CustomersBehind {
  readonly #connected = new Map<string, number>();
  readonly #below = new Map<string, Set<string>>();

  replaceCustomer(before: Customer | null, after: Customer | null): void {
    this.#connect(before, -1);
    this.#connect(after, 1);
  }

  replaceSite(before: Site | null, after: Site | null): void {
    if (before?.parentId) this.#below.get(before.parentId)?.delete(before.id);
    if (!after?.parentId) return;
    const below = this.#below.get(after.parentId) ?? new Set<string>();
    this.#below.set(after.parentId, below.add(after.id));
  }

  of(siteId: string): number {
    let count = 0;
    for (const id of this.subtree(siteId)) count += this.#connected.get(id) ?? 0;
    return count;
  }

  /** The site and everything below it; each once, even if somebody has drawn the tree as a ring. */
  subtree(siteId: string): ReadonlySet<string> {
    const reached = new Set([siteId]);
    for (const id of reached) for (const below of this.#below.get(id) ?? []) reached.add(below);
    return reached;
  }

  clear(): void {
    this.#connected.clear();
    this.#below.clear();
  }

  #connect(customer: Customer | null, step: 1 | -1): void {
    if (!customer?.siteId) return;
    this.#connected.set(customer.siteId, (this.#connected.get(customer.siteId) ?? 0) + step);
  }
}
