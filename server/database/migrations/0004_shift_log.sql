CREATE TABLE "hand_overs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"watch_from" timestamptz NOT NULL,
	"summary" text NOT NULL,
	"count" jsonb NOT NULL,
	"closed_by" uuid,
	"closed_by_name" text NOT NULL,
	"closed_at" timestamptz NOT NULL,
	"taken" jsonb,
	"archived" boolean DEFAULT false NOT NULL,
	CONSTRAINT "hand_overs_watch_from_unique" UNIQUE("watch_from")
);
--> statement-breakpoint
CREATE TABLE "log_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"ticket_id" uuid,
	"by" uuid,
	"by_name" text NOT NULL,
	"written_at" timestamptz NOT NULL,
	"recorded_at" timestamptz NOT NULL,
	"struck" jsonb,
	"archived" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "personal_choices" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"first_board_id" uuid,
	"updated_at" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pinned_tickets" (
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"reason" text NOT NULL,
	"by" uuid,
	"by_name" text NOT NULL,
	"at" timestamptz NOT NULL,
	"lifted" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "log_entries_written" ON "log_entries" USING btree ("written_at");--> statement-breakpoint
CREATE INDEX "log_entries_recorded" ON "log_entries" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "ticket_events_recorded" ON "ticket_events" USING btree ("recorded_at");--> statement-breakpoint
-- As every synced table: a row that leaves a reader's shape is then known.
ALTER TABLE "personal_choices" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "log_entries" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "pinned_tickets" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "hand_overs" REPLICA IDENTITY FULL;
