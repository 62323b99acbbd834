import { describe, expect, it } from 'vitest';
import { aTicket } from '../domain/testing/builders.ts';
import { shapes } from './shapes.ts';

const { toFields, columnsOfFields } = shapes.tickets;

describe('some columns of a row', () => {
  it('are the fields of the entity they are part of', () => {
    const { acknowledgement, updatedAt } = aTicket();
    expect(toFields({ acknowledgement, updated_at: updatedAt })).toEqual({ acknowledgement, updatedAt });
  });

  it('are a place only together', () => {
    expect(columnsOfFields(['latitude'])).toEqual(['longitude', 'latitude']);
    const position = { longitude: 107.3, latitude: -6.3 };
    expect(toFields(position)).toEqual({ position });
    expect(toFields({ longitude: null, latitude: null })).toEqual({ position: null });
    expect(shapes.technicians.toFields({ home_longitude: 107.3, home_latitude: -6.3 })).toEqual({
      home: position,
    });
  });

  it('are nothing when only the where-clause reads them', () => {
    expect(columnsOfFields(['archived'])).toEqual([]);
    expect(toFields({ archived: false })).toEqual({});
  });

  it('break the contract by themselves', () => {
    expect(() => toFields({ title: 7 })).toThrow(/title/);
  });
});
