CREATE TABLE "parts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"names" jsonb NOT NULL,
	"unit" text NOT NULL,
	"usual" jsonb NOT NULL,
	"by" uuid,
	"by_name" text NOT NULL,
	"at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vans" (
	"technician_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"stock" jsonb,
	"rates" jsonb,
	"by" uuid,
	"by_name" text NOT NULL,
	"at" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "work_orders" ADD COLUMN "parts" jsonb;--> statement-breakpoint
-- As every synced table: a row that leaves a reader's shape is then known.
ALTER TABLE "vans" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "parts" REPLICA IDENTITY FULL;
