package io.quarkiverse.sync.it.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What a write of a load test replaced, noted in its own transaction. Not synchronized: it tells what this side committed. */
@Entity
public class WriteNote {
    @Id
    public String token;
    public String collection;
    public String recordId;
    /** What the record held before, null if it was not there. */
    public String predecessor;
    public boolean deletion;
}
