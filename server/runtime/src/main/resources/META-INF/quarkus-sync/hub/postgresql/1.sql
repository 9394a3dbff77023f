-- Tables of the hub of Quarkus Sync, version 1, for PostgreSQL.
-- They belong into the database, and the schema, of the synced entities.

create table sync_applied (
    change_id uuid not null,
    collection varchar(255) not null,
    record_id varchar(1000) not null,
    state_hash varchar(64) not null,
    applied_at timestamp(6) with time zone not null,
    primary key (change_id)
);
create index sync_applied_age on sync_applied (applied_at);

create table sync_epoch (
    id integer not null,
    epoch varchar(255) not null,
    origin varchar(255) not null,
    primary key (id)
);

create table sync_feed (
    collection varchar(255) not null,
    record_id varchar(1000) not null,
    xid bigint not null,
    seq bigint not null,
    deleted boolean not null,
    image text,
    changed_at timestamp(6) with time zone not null,
    primary key (collection, record_id)
);
create index sync_feed_position on sync_feed (collection, xid, seq);

create table sync_hub_version (
    id integer not null,
    version integer not null,
    primary key (id)
);

create table sync_log (
    collection varchar(255) not null,
    xid bigint not null,
    seq bigint not null,
    last_seq bigint not null,
    entries text not null,
    deletions integer not null,
    changed_at timestamp(6) with time zone not null,
    primary key (collection, xid, seq)
);

create table sync_purged (
    collection varchar(255) not null,
    xid bigint not null,
    seq bigint not null,
    primary key (collection)
);

create table sync_rejection (
    collection varchar(255) not null,
    record_id varchar(1000) not null,
    state_hash varchar(64) not null,
    document text not null,
    reason varchar(255) not null,
    message varchar(4000) not null,
    first_at timestamp(6) with time zone not null,
    last_at timestamp(6) with time zone not null,
    times integer not null,
    primary key (collection, record_id, state_hash)
);

create table sync_stream (
    id integer not null,
    seq bigint not null,
    primary key (id)
);

insert into sync_hub_version (id, version) values (1, 1);
