CREATE TABLE "outage_dismissals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"reason" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamptz NOT NULL,
	"until" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "outage" jsonb;--> statement-breakpoint
-- As every synced table: a row that leaves a reader's shape is then known.
ALTER TABLE "outage_dismissals" REPLICA IDENTITY FULL;
