CREATE TABLE "dispatch_days" (
	"day" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"shifts" jsonb NOT NULL,
	"routes" jsonb NOT NULL,
	"routes_version" integer NOT NULL,
	"weights" jsonb,
	"published" jsonb,
	"by" uuid,
	"by_name" text NOT NULL,
	"at" timestamptz NOT NULL,
	"archived" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work_orders" (
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"needs_visit" boolean NOT NULL,
	"service_minutes" integer,
	"promise" jsonb,
	"skills" jsonb,
	"lock" jsonb,
	"by" uuid,
	"by_name" text NOT NULL,
	"at" timestamptz NOT NULL,
	"archived" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
-- As every synced table: a row that leaves a reader's shape is then known.
ALTER TABLE "dispatch_days" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "work_orders" REPLICA IDENTITY FULL;
