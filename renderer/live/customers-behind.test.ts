import { describe, expect, it } from 'vitest';
import type { Customer, Site } from '../../shared/contracts/shapes.ts';
import { CustomersBehind } from './customers-behind.ts';

const site = (id: string, parentId: string | null) => ({ id, parentId }) as unknown as Site;
const customer = (siteId: string | null) => ({ siteId }) as unknown as Customer;

function behindTree(...links: (readonly [string, string | null])[]) {
  const behind = new CustomersBehind();
  for (const [id, parent] of links) behind.replaceSite(null, site(id, parent));
  return behind;
}

describe('the customers behind a site', () => {
  it('are its own and those of everything below', () => {
    const behind = behindTree(['pop', null], ['olt', 'pop'], ['odp', 'olt'], ['other', 'olt']);
    for (const id of ['odp', 'odp', 'other', 'pop', null]) behind.replaceCustomer(null, customer(id));
    expect(['odp', 'olt', 'pop'].map((id) => behind.of(id))).toEqual([2, 3, 4]);
  });

  it('follow a customer who moves and a site that is connected elsewhere', () => {
    const behind = behindTree(['a', null], ['b', null], ['odp', 'a']);
    behind.replaceCustomer(null, customer('odp'));
    behind.replaceSite(site('odp', 'a'), site('odp', 'b'));
    expect([behind.of('a'), behind.of('b')]).toEqual([0, 1]);
    behind.replaceCustomer(customer('odp'), customer('a'));
    expect([behind.of('a'), behind.of('b')]).toEqual([1, 0]);
  });

  it('are counted once in a ring', () => {
    const behind = behindTree(['a', 'b'], ['b', 'a']);
    behind.replaceCustomer(null, customer('a'));
    expect(behind.of('a')).toBe(1);
  });
});
