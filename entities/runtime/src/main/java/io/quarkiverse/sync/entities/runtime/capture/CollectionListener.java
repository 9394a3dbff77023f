package io.quarkiverse.sync.entities.runtime.capture;

import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.PostCollectionRecreateEvent;
import org.hibernate.event.spi.PostCollectionRecreateEventListener;
import org.hibernate.event.spi.PostCollectionRemoveEvent;
import org.hibernate.event.spi.PostCollectionRemoveEventListener;
import org.hibernate.event.spi.PostCollectionUpdateEvent;
import org.hibernate.event.spi.PostCollectionUpdateEventListener;
import org.hibernate.event.spi.PreCollectionRecreateEvent;
import org.hibernate.event.spi.PreCollectionRecreateEventListener;
import org.hibernate.event.spi.PreCollectionRemoveEvent;
import org.hibernate.event.spi.PreCollectionRemoveEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;

import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;

/** A changed element collection is an update of its owner, for which Hibernate has no entity event if there is no version. */
final class CollectionListener implements PreCollectionUpdateEventListener, PreCollectionRemoveEventListener,
        PreCollectionRecreateEventListener, PostCollectionUpdateEventListener, PostCollectionRemoveEventListener,
        PostCollectionRecreateEventListener {

    private final CapturedUnit unit;

    CollectionListener(CapturedUnit unit) {
        this.unit = unit;
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        before(event);
    }

    @Override
    public void onPreRemoveCollection(PreCollectionRemoveEvent event) {
        before(event);
    }

    @Override
    public void onPreRecreateCollection(PreCollectionRecreateEvent event) {
        before(event);
    }

    @Override
    public void onPostUpdateCollection(PostCollectionUpdateEvent event) {
        after(event);
    }

    @Override
    public void onPostRemoveCollection(PostCollectionRemoveEvent event) {
        after(event);
    }

    @Override
    public void onPostRecreateCollection(PostCollectionRecreateEvent event) {
        after(event);
    }

    private void before(AbstractCollectionEvent event) {
        CapturedEntity owner = owner(event);
        if (owner != null) {
            UnitCapture capture = unit.capture(event.getSession());
            if (capture.wantsOld(Operation.UPDATE)) {
                RecordCapture record = capture.record(owner.collection(), event.getAffectedOwnerIdOrNull());
                if (record.lacksOld()) {
                    record.old(owner.old(event.getAffectedOwnerIdOrNull(), loadedState(event), event.getSession()));
                }
            }
        }
    }

    private void after(AbstractCollectionEvent event) {
        CapturedEntity owner = owner(event);
        if (owner != null) {
            UnitCapture capture = unit.capture(event.getSession());
            if (capture.wanted()) {
                capture.record(owner.collection(), event.getAffectedOwnerIdOrNull()).happened(Operation.UPDATE);
            }
        }
    }

    /** @return null if the collection's rows are not part of a synced record */
    private CapturedEntity owner(AbstractCollectionEvent event) {
        // A stateless session gives none, and fires the owner's own event as well.
        if (event.getSession() == null || event.getAffectedOwnerIdOrNull() == null) {
            return null;
        }
        CapturedEntity owner = unit.entity(event.getAffectedOwnerEntityName());
        return owner != null && owner.holds(role(event)) ? owner : null;
    }

    private static String role(AbstractCollectionEvent event) {
        CollectionEntry entry = event.getSession().getPersistenceContextInternal().getCollectionEntry(event.getCollection());
        return entry != null && entry.getLoadedPersister() != null ? entry.getLoadedPersister().getRole()
                : entry != null && entry.getCurrentPersister() != null ? entry.getCurrentPersister().getRole()
                        : event.getCollection().getRole();
    }

    private static Object[] loadedState(AbstractCollectionEvent event) {
        Object owner = event.getAffectedOwnerOrNull();
        EntityEntry entry = owner == null ? null : event.getSession().getPersistenceContextInternal().getEntry(owner);
        return entry == null ? null : entry.getLoadedState() != null ? entry.getLoadedState() : entry.getDeletedState();
    }
}
