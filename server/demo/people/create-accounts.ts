import type { Role } from '../../../shared/domain/identity/principal.ts';
import type { Technician } from '../../../shared/domain/technicians/technician.ts';
import type { AccountId, TechnicianId } from '../../../shared/kernel/ids.ts';
import type { Random } from '../random/random.ts';

export type DemoAccount = {
  readonly id: AccountId;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly technicianId: TechnicianId | null;
};

/** Everybody of the demo world signs in with this. */
export const demoPassword = 'karawang';

const staff: readonly (readonly [username: string, displayName: string, role: Role])[] = [
  ['admin', 'Administrator', 'admin'],
  ['ratna', 'Ratna Komalasari', 'admin'],
  ['supervisor', 'Hendra Gunawan', 'supervisor'],
  ['lukman', 'Lukman Hakim', 'supervisor'],
  ['titin', 'Titin Sumarni', 'supervisor'],
  ['operator', 'Rina Marlina', 'operator'],
  ['fajar', 'Fajar Nugraha', 'operator'],
  ['dimas', 'Dimas Saputra', 'operator'],
  ['intan', 'Intan Permatasari', 'operator'],
  ['gilang', 'Gilang Ramadhan', 'operator'],
  ['wulan', 'Wulan Lestari', 'operator'],
  ['bayu', 'Bayu Firmansyah', 'operator'],
  ['anisa', 'Anisa Rahmawati', 'operator'],
  ['ilham', 'Ilham Maulana', 'operator'],
  ['cs', 'Ayu Handayani', 'customer-service'],
  ['putri', 'Putri Wulandari', 'customer-service'],
  ['yuni', 'Yuni Kartika', 'customer-service'],
  ['reza', 'Reza Pahlevi', 'customer-service'],
  ['salsa', 'Salsa Nabila', 'customer-service'],
  ['nurul', 'Nurul Latifah', 'customer-service'],
  ['manajer', 'Bambang Sudrajat', 'manager'],
  ['sri', 'Sri Rahayu', 'manager'],
];

const accountsMade = Date.UTC(2024, 8, 2);

export function createAccounts(technicians: readonly Technician[], random: Random): readonly DemoAccount[] {
  const id = () => random.uuid(accountsMade) as AccountId;
  return [
    ...staff.map(([username, displayName, role]) => ({
      id: id(),
      username,
      displayName,
      role,
      technicianId: null,
    })),
    ...technicians.map((technician, index) => ({
      id: id(),
      username: `teknisi${String(index + 1).padStart(2, '0')}`,
      displayName: technician.name,
      role: 'technician' as const,
      technicianId: technician.id,
    })),
  ];
}
