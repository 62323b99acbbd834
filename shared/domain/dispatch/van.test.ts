import { describe, expect, it } from 'vitest';
import { defaultRates } from '../routing/weights.ts';
import { aPart, aVan, minutesAfter, partId, rina, technicianId } from '../testing/builders.ts';
import { decidePart, partCommandInputs, usualParts } from './part.ts';
import { decideVan, ratesOf, type VanCommand, vanCommandInputs } from './van.ts';

const now = minutesAfter(30);
const acting = { by: { ...rina, role: 'supervisor' }, issuedAt: now, now } as const;
const setting = (input: Partial<VanCommand['input']>): VanCommand => ({
  name: 'van.set',
  input: { technicianId: technicianId(), baseVersion: 0, ...input },
});
const rates = { perTravelHour: 30_000, perKilometre: 1_000, perOvertimeHour: 60_000 };

describe('a van', () => {
  it('begins with the first thing that is said of it', () => {
    expect(decideVan(null, setting({ stock: { [partId()]: 4 } }), acting)).toMatchObject({
      value: {
        version: 1,
        stock: { parts: { [partId()]: 4 }, countedAt: now },
        rates: null,
        byName: rina.name,
      },
    });
  });

  it('keeps its count, and when it was counted, when only the rates change', () => {
    const van = aVan({ stock: { parts: { [partId()]: 4 }, countedAt: minutesAfter(0) } });
    expect(decideVan(van, setting({ baseVersion: 1, rates }), acting)).toMatchObject({
      value: { version: 2, stock: van.stock, rates },
    });
  });

  it('is never counted again when that is said', () => {
    expect(decideVan(aVan(), setting({ baseVersion: 1, stock: null }), acting)).toMatchObject({
      value: { stock: null },
    });
  });

  it('keeps every term of its technician’s days but the ones that are said', () => {
    const rest = { minutes: 45, fromMinute: 690, toMinute: 810 };
    const van = aVan({ dayEnd: { kind: 'home' }, mostDrivingMinutes: 300, rest });
    const certificates = [{ code: 'height', validUntil: '2027-03-31' }] as const;
    const said = setting({ baseVersion: 1, mostDrivingMinutes: null, certificates: [...certificates] });
    expect(decideVan(van, said, acting)).toMatchObject({
      value: {
        version: 2,
        stock: van.stock,
        dayEnd: { kind: 'home' },
        mostDrivingMinutes: null,
        rest,
        certificates,
      },
    });
    expect(decideVan(null, said, acting)).toMatchObject({ value: { dayEnd: null, rest: null } });
  });

  it.each([
    { mostDrivingMinutes: 0 },
    { rest: { minutes: 60, fromMinute: 720, toMinute: 750 } },
    { certificates: [{ code: 'height', validUntil: '31 Maret' }] },
    { certificates: [1, 2].map(() => ({ code: 'height', validUntil: null })) },
    { dayEnd: { kind: 'site' } },
  ])('takes no terms like %j', (terms) => {
    const input = { technicianId: technicianId(), baseVersion: 0, ...terms };
    expect(vanCommandInputs['van.set'].safeParse(input).success).toBe(false);
  });

  it('is not changed from what somebody else has changed meanwhile', () => {
    const van = aVan({ version: 3, byName: 'Siti' });
    expect(decideVan(van, setting({ baseVersion: 2, stock: {} }), acting)).toMatchObject({
      refusal: { code: 'changed-meanwhile', byName: 'Siti', at: van.at },
    });
  });

  it('costs as usual until somebody says otherwise', () => {
    expect(ratesOf(null)).toEqual(defaultRates);
    expect(ratesOf(aVan())).toEqual(defaultRates);
    expect(ratesOf(aVan({ rates }))).toEqual({ ...defaultRates, ...rates });
  });
});

describe('a part', () => {
  it('is taken as usual by visits of a kind, and by no other', () => {
    const cable = aPart({ id: partId(2), usual: { installation: 100, outage: 30 } });
    expect(usualParts([aPart(), cable], 'installation')).toEqual({ [partId()]: 1, [partId(2)]: 100 });
    expect(usualParts([aPart(), cable], 'outage')).toEqual({ [partId(2)]: 30 });
    expect(usualParts([aPart(), cable], 'account')).toEqual({});
    expect(usualParts([aPart(), { ...cable, retired: true }], 'installation')).toEqual({ [partId()]: 1 });
  });

  it('is not changed from what somebody else has changed meanwhile', () => {
    const { names, unit, usual } = aPart();
    const saving = (baseVersion: number) =>
      ({
        name: 'part.save',
        input: { partId: partId(), baseVersion, names, unit, usual, retired: false },
      }) as const;
    expect(decidePart(aPart({ version: 2 }), saving(1), acting)).toMatchObject({
      refusal: { code: 'changed-meanwhile' },
    });
    expect(decidePart(aPart({ version: 2 }), saving(2), acting)).toMatchObject({ value: { version: 3 } });
  });

  it('has a name in both languages', () => {
    const { names, unit, usual } = aPart();
    const input = { partId: partId(), baseVersion: 0, names, unit, usual };
    expect(partCommandInputs['part.save'].safeParse(input).success).toBe(true);
    const nameless = { ...input, names: { id: 'ONT', en: ' ' } };
    expect(partCommandInputs['part.save'].safeParse(nameless).success).toBe(false);
  });
});
