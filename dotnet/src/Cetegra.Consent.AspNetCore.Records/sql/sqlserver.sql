CREATE TABLE [consent_records] (
    [id] varchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [decided_at] varchar(24) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [received_at] varchar(24) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [record] varchar(max) NOT NULL,
    CONSTRAINT [pk_consent_records] PRIMARY KEY ([id])
);
GO


CREATE TABLE [consent_records_probe] (
    [id] int NOT NULL,
    [content] varbinary(max) NOT NULL,
    CONSTRAINT [pk_consent_records_probe] PRIMARY KEY ([id])
);
GO


CREATE INDEX [ix_consent_records_decided_at] ON [consent_records] ([decided_at], [id]);
GO


CREATE INDEX [ix_consent_records_received_at] ON [consent_records] ([received_at]);
GO
