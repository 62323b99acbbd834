CREATE TABLE "technician_tracks" (
	"technician_id" uuid NOT NULL,
	"minute" integer NOT NULL,
	"longitude" double precision NOT NULL,
	"latitude" double precision NOT NULL,
	"heading_degrees" double precision,
	"recorded_at" timestamptz NOT NULL,
	CONSTRAINT "technician_tracks_technician_id_minute_pk" PRIMARY KEY("technician_id","minute")
);
--> statement-breakpoint
ALTER TABLE "technician_tracks" ADD CONSTRAINT "technician_tracks_technician_id_technicians_id_fk" FOREIGN KEY ("technician_id") REFERENCES "public"."technicians"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_availability" ON "audit_entries" USING btree ("subject","at") WHERE action = 'technician.set-availability' and outcome = 'accepted';