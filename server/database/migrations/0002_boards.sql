CREATE TABLE "authored_versions" (
	"entity" text NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"saved" jsonb,
	"at" timestamptz NOT NULL,
	"account_id" uuid,
	"actor_name" text NOT NULL,
	CONSTRAINT "authored_versions_entity_id_version_pk" PRIMARY KEY("entity","id","version")
);
--> statement-breakpoint
CREATE TABLE "boards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"owner_id" uuid,
	"shared" boolean NOT NULL,
	"updated_at" timestamptz NOT NULL,
	"updated_by_name" text NOT NULL,
	"default_for" text,
	"tiles" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_filters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"owner_id" uuid,
	"shared" boolean NOT NULL,
	"updated_at" timestamptz NOT NULL,
	"updated_by_name" text NOT NULL,
	"expression" jsonb NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "boards_default_for" ON "boards" USING btree ("default_for");--> statement-breakpoint
-- As every synced table: a row that leaves a reader's shape is then known.
ALTER TABLE "boards" REPLICA IDENTITY FULL;--> statement-breakpoint
ALTER TABLE "saved_filters" REPLICA IDENTITY FULL;
