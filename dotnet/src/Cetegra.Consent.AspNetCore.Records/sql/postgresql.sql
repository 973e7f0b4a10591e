CREATE TABLE consent_records (
    id character varying(64) COLLATE "C" NOT NULL,
    decided_at character varying(24) COLLATE "C" NOT NULL,
    received_at character varying(24) COLLATE "C" NOT NULL,
    record text NOT NULL,
    CONSTRAINT pk_consent_records PRIMARY KEY (id)
);


CREATE TABLE consent_records_probe (
    id integer NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT pk_consent_records_probe PRIMARY KEY (id)
);


CREATE INDEX ix_consent_records_decided_at ON consent_records (decided_at, id);


CREATE INDEX ix_consent_records_received_at ON consent_records (received_at);
