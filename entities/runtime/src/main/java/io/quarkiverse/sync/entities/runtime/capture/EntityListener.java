package io.quarkiverse.sync.entities.runtime.capture;

import org.hibernate.event.spi.AbstractDatabaseOperationEvent;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PostUpsertEvent;
import org.hibernate.event.spi.PostUpsertEventListener;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.event.spi.PreUpsertEvent;
import org.hibernate.event.spi.PreUpsertEventListener;
import org.hibernate.persister.entity.EntityPersister;

import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;

/**
 * Before a row is written: refuses to work outside a transaction, where the row would be committed without its capture, and
 * takes the old state. Afterwards: notes what happened.
 */
final class EntityListener implements PreInsertEventListener, PreUpdateEventListener, PreDeleteEventListener,
        PreUpsertEventListener, PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener,
        PostUpsertEventListener {

    private static final boolean NO_VETO = false;

    private final CapturedUnit unit;

    EntityListener(CapturedUnit unit) {
        this.unit = unit;
    }

    @Override
    public boolean onPreInsert(PreInsertEvent event) {
        if (entity(event) != null) {
            unit.capture(event.getSession());
        }
        return NO_VETO;
    }

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        before(event, Operation.UPDATE, event.getOldState());
        return NO_VETO;
    }

    @Override
    public boolean onPreDelete(PreDeleteEvent event) {
        before(event, Operation.DELETE, event.getDeletedState());
        return NO_VETO;
    }

    @Override
    public boolean onPreUpsert(PreUpsertEvent event) {
        before(event, Operation.UPDATE, null);
        return NO_VETO;
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        after(event, Operation.INSERT);
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        after(event, Operation.UPDATE);
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        after(event, Operation.DELETE);
    }

    @Override
    public void onPostUpsert(PostUpsertEvent event) {
        CapturedEntity entity = entity(event);
        if (entity != null) {
            UnitCapture capture = unit.capture(event.getSession());
            if (capture.wanted()) {
                capture.record(entity.collection(), event.getId()).stored();
            }
        }
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private void before(AbstractDatabaseOperationEvent event, Operation operation, Object[] oldState) {
        CapturedEntity entity = entity(event);
        if (entity != null) {
            UnitCapture capture = unit.capture(event.getSession());
            if (capture.wantsOld(operation)) {
                RecordCapture record = capture.record(entity.collection(), event.getId());
                if (record.lacksOld()) {
                    record.old(entity.old(event.getId(), oldState, event.getSession()));
                }
            }
        }
    }

    private void after(AbstractDatabaseOperationEvent event, Operation operation) {
        CapturedEntity entity = entity(event);
        if (entity != null) {
            UnitCapture capture = unit.capture(event.getSession());
            if (capture.wanted()) {
                capture.record(entity.collection(), event.getId()).happened(operation);
            }
        }
    }

    private CapturedEntity entity(AbstractDatabaseOperationEvent event) {
        return unit.entity(event.getPersister().getEntityName());
    }
}
