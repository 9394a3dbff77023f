package io.quarkiverse.sync.it.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Writes that a load test can account for; each request is one transaction. */
@Path("/control/load/{collection}")
public class LoadResource {

    private static final AtomicLong VERSIONS = new AtomicLong();

    @Inject
    EntityManager em;

    @Inject
    Rows rows;

    /** @param token what the record holds afterwards, of this write alone */
    public record TokenWrite(String id, String token, boolean delete) {
    }

    /** Each write notes what it replaced, so that none vanishes unseen. Answers with what was not a delete of nothing. */
    @POST
    @Path("/noted")
    @Transactional
    public List<String> noted(@RestPath String collection, List<TokenWrite> writes) {
        List<String> written = new ArrayList<>();
        for (TokenWrite write : writes) {
            Row row = locked(collection, write.id());
            if (row != null || !write.delete()) {
                WriteNote note = new WriteNote();
                note.token = write.token();
                note.collection = collection;
                note.recordId = write.id();
                note.predecessor = row == null ? null : row.title;
                note.deletion = write.delete();
                em.persist(note);
                write(collection, write.id(), row, write.delete() ? null : write.token());
                written.add(write.token());
            }
        }
        return written;
    }

    public record VersionWrite(String id, boolean delete) {
    }

    /**
     * Gives each write a version under the record's lock, so that a record's versions only grow, and stays open for a while.
     * Answers with the versions.
     */
    @POST
    @Path("/versions")
    @Transactional
    public Map<String, Long> versions(@RestPath String collection, @RestQuery long millis, @RestQuery boolean rollback,
            List<VersionWrite> writes) throws InterruptedException {
        Map<String, Long> versions = new LinkedHashMap<>();
        for (VersionWrite write : writes) {
            Row row = locked(collection, write.id());
            long version = VERSIONS.incrementAndGet();
            if (row != null || !write.delete()) {
                write(collection, write.id(), row, write.delete() ? null : Long.toString(version));
                versions.put(write.id(), version);
            }
        }
        em.flush();
        Thread.sleep(millis);
        if (rollback) {
            QuarkusTransaction.setRollbackOnly();
        }
        return versions;
    }

    private Row locked(String collection, String id) {
        return em.find(rows.type(collection), id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @param title null: the record goes */
    private void write(String collection, String id, Row row, String title) {
        if (title == null) {
            em.remove(row);
            return;
        }
        Row written = row == null ? rows.create(collection, id) : row;
        written.title = title;
        written.editedAt = Instant.now();
        if (row == null) {
            em.persist(written);
        }
    }
}
