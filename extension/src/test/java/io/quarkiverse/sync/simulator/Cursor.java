package io.quarkiverse.sync.simulator;

import io.quarkiverse.sync.adapter.Checkpoint;

/**
 * The profile hub's pull cursor: by key from the beginning, then by position from the fence of the first page.
 *
 * @param key the last key, while {@code byKey}
 */
record Cursor(int epoch, boolean byKey, long xid, long seq, String key) {

    static Cursor first(int epoch, long fence) {
        return new Cursor(epoch, true, fence, -1, "");
    }

    static Cursor parse(Checkpoint checkpoint) {
        String[] parts = checkpoint.raw().split(" ", 5);
        return new Cursor(Integer.parseInt(parts[0]), parts[1].equals("k"), Long.parseLong(parts[2]),
                Long.parseLong(parts[3]), parts[4]);
    }

    Checkpoint checkpoint() {
        return new Checkpoint("%d %s %d %d %s".formatted(epoch, byKey ? "k" : "f", xid, seq, key));
    }

    Cursor atKey(String last) {
        return new Cursor(epoch, true, xid, seq, last);
    }

    Cursor ontoFeed() {
        return new Cursor(epoch, false, xid, -1, "");
    }

    Cursor at(Feed.Entry entry) {
        return new Cursor(epoch, false, entry.xid(), entry.seq(), "");
    }

    boolean precedes(Feed.Entry entry) {
        return entry.xid() > xid || entry.xid() == xid && entry.seq() > seq;
    }

    Hub.Position position() {
        return new Hub.Position(String.valueOf(epoch), xid, byKey ? "k" + key : "l%019d".formatted(seq + 1));
    }
}
