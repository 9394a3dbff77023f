package io.quarkiverse.sync.simulator;

/** A record's key. */
record Key(String collection, String id) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
        int order = collection.compareTo(other.collection);
        return order != 0 ? order : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return collection + "/" + id;
    }
}
