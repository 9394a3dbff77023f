-- Tables of the edge of Quarkus Sync, version 1, for H2.
-- They belong into the database, and the schema, of the synced entities.

create sequence sync_number start with 1 increment by 1;

create table sync_capture (
    capture_number bigint not null,
    captured_at bigint not null,
    origin varchar(100),
    counts clob not null,
    entries varchar(1000000) not null,
    entries_outside clob,
    primary key (capture_number)
);

create table sync_change (
    remote varchar(100) not null,
    collection varchar(100) not null,
    record_id varchar(255) not null,
    change_id varchar(36) not null,
    revision bigint not null,
    base varchar(1000000) not null,
    base_outside clob,
    sent clob not null,
    state varchar(20) not null,
    kind varchar(20) not null,
    changed_at bigint not null,
    resting_as_of bigint,
    attempts integer not null,
    next_attempt_at bigint,
    error clob,
    primary key (remote, collection, record_id)
);
create index sync_change_due on sync_change (state, remote, collection, kind, record_id);

create table sync_checkpoint (
    remote varchar(100) not null,
    collection varchar(100) not null,
    scope_hash varchar(64) not null,
    checkpoint clob,
    enrolment varchar(20) not null,
    enrolled_to varchar(255),
    resync varchar(20),
    shape varchar(32600),
    primary key (remote, collection, scope_hash)
);

create table sync_conflict (
    conflict_id varchar(36) not null,
    remote varchar(100) not null,
    collection varchar(100) not null,
    record_id varchar(255) not null,
    state varchar(20) not null,
    base clob not null,
    local_state clob not null,
    remote_state clob not null,
    remote_version varchar(32600),
    revision bigint not null,
    opened_at bigint not null,
    resolver varchar(32600),
    resolution clob,
    outcome clob,
    decided_at bigint,
    primary key (conflict_id)
);
create index sync_conflict_record on sync_conflict (record_id, collection, remote);
create index sync_conflict_open on sync_conflict (remote, collection, state, record_id);
create index sync_conflict_decided on sync_conflict (remote, decided_at);

create table sync_lease (
    remote varchar(100) not null,
    holder varchar(255) not null,
    token bigint not null,
    expires_at bigint not null,
    primary key (remote)
);

create table sync_quarantine (
    remote varchar(100) not null,
    collection varchar(100) not null,
    record_id varchar(255) not null,
    document clob not null,
    version varchar(32600),
    raw_text clob,
    reason varchar(20) not null,
    message clob not null,
    blocked_by varchar(32600),
    attempts integer not null,
    next_attempt_at bigint,
    primary key (remote, collection, record_id)
);
create index sync_quarantine_order on sync_quarantine (remote, collection, record_id);

create table sync_run (
    run_id varchar(36) not null,
    run_number bigint not null,
    remote varchar(100) not null,
    started_at bigint not null,
    ended_at bigint not null,
    outcome varchar(20) not null,
    uploaded integer not null,
    downloaded integer not null,
    conflicts integer not null,
    errors integer not null,
    bytes_sent bigint not null,
    bytes_received bigint not null,
    detail clob not null,
    primary key (run_id)
);
create index sync_run_newest on sync_run (remote, run_number);

create table sync_seen (
    remote varchar(100) not null,
    collection varchar(100) not null,
    record_id varchar(255) not null,
    primary key (remote, collection, record_id)
);

create table sync_shadow (
    remote varchar(100) not null,
    collection varchar(100) not null,
    record_id varchar(255) not null,
    document varchar(1000000) not null,
    document_outside clob,
    version varchar(32600),
    primary key (remote, collection, record_id)
);

create table sync_version (
    part varchar(20) not null,
    version integer not null,
    primary key (part)
);

insert into sync_version (part, version) values ('edge', 1);
