ALTER TABLE "vans" ADD COLUMN "day_end" jsonb;--> statement-breakpoint
ALTER TABLE "vans" ADD COLUMN "most_driving_minutes" integer;--> statement-breakpoint
ALTER TABLE "vans" ADD COLUMN "rest" jsonb;--> statement-breakpoint
ALTER TABLE "vans" ADD COLUMN "certificates" jsonb DEFAULT '[]'::jsonb NOT NULL;