export { listCustomers, listServicePackages } from './customer-store.ts';
