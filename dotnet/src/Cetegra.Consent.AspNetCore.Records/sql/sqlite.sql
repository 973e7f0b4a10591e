CREATE TABLE "consent_records" (
    "id" TEXT NOT NULL CONSTRAINT "pk_consent_records" PRIMARY KEY,
    "decided_at" TEXT NOT NULL,
    "received_at" TEXT NOT NULL,
    "record" TEXT NOT NULL
);


CREATE TABLE "consent_records_probe" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_consent_records_probe" PRIMARY KEY,
    "content" BLOB NOT NULL
);


CREATE INDEX "ix_consent_records_decided_at" ON "consent_records" ("decided_at", "id");


CREATE INDEX "ix_consent_records_received_at" ON "consent_records" ("received_at");
