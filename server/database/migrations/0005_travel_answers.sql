CREATE UNLOGGED TABLE "travel_answers" (
	"profile" text NOT NULL,
	"hour" smallint NOT NULL,
	"from_place" bigint NOT NULL,
	"to_place" bigint NOT NULL,
	"seconds" real,
	"metres" real,
	"answered_at" timestamptz NOT NULL,
	CONSTRAINT "travel_answers_profile_hour_from_place_to_place_pk" PRIMARY KEY("profile","hour","from_place","to_place")
);
--> statement-breakpoint
CREATE INDEX "travel_answers_answered" ON "travel_answers" USING btree ("answered_at");