import { z } from 'zod';

const id = <Name extends string>() => z.uuid().brand<Name>();

export const ticketIdSchema = id<'TicketId'>();
export const customerIdSchema = id<'CustomerId'>();
export const siteIdSchema = id<'SiteId'>();
export const technicianIdSchema = id<'TechnicianId'>();
export const packageIdSchema = id<'PackageId'>();
export const accountIdSchema = id<'AccountId'>();
export const commandIdSchema = id<'CommandId'>();
export const eventIdSchema = id<'EventId'>();
export const boardIdSchema = id<'BoardId'>();
export const tileIdSchema = id<'TileId'>();
export const savedFilterIdSchema = id<'SavedFilterId'>();
export const logEntryIdSchema = id<'LogEntryId'>();
export const handOverIdSchema = id<'HandOverId'>();
export const partIdSchema = id<'PartId'>();

export type TicketId = z.infer<typeof ticketIdSchema>;
export type CustomerId = z.infer<typeof customerIdSchema>;
export type SiteId = z.infer<typeof siteIdSchema>;
export type TechnicianId = z.infer<typeof technicianIdSchema>;
export type PackageId = z.infer<typeof packageIdSchema>;
export type AccountId = z.infer<typeof accountIdSchema>;
export type CommandId = z.infer<typeof commandIdSchema>;
export type EventId = z.infer<typeof eventIdSchema>;
export type BoardId = z.infer<typeof boardIdSchema>;
export type TileId = z.infer<typeof tileIdSchema>;
export type SavedFilterId = z.infer<typeof savedFilterIdSchema>;
export type LogEntryId = z.infer<typeof logEntryIdSchema>;
export type HandOverId = z.infer<typeof handOverIdSchema>;
export type PartId = z.infer<typeof partIdSchema>;
