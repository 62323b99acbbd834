CREATE TABLE "pairings" (
	"code" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"desk_name" text NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamptz NOT NULL,
	"expires_at" timestamptz NOT NULL,
	CONSTRAINT "pairings_token_hash_unique" UNIQUE("token_hash")
);
