-- Synced tables send whole old rows: a row that leaves a shape is then known, and unchanged TOAST values are present.
ALTER TABLE "tickets" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "technicians" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "technician_positions" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "customers" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "sites" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "service_packages" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "sla_policies" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "calendars" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "settings" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "heartbeat" REPLICA IDENTITY FULL;
