package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.hibernate.engine.spi.SharedSessionContractImplementor;

import io.quarkiverse.sync.entities.runtime.capture.CapturedChange.Operation;

/**
 * The rows of one page on their way to the database. Deletes come first and inserts last, so that unique values are free
 * again when they are needed; in a tree parents are inserted first and deleted last. What the database refuses because of
 * another row of the page is tried again after that one, and rows that wait for one another in a circle are written in two
 * steps.
 */
final class PageWrite {

    private final RowBatches batches;
    private final SelfReferences tree;
    private final UniqueLookup unique;
    private final Connection connection;
    private final SharedSessionContractImplementor session;
    private final Bisection bisection;
    private final Map<String, Refused> refused = new LinkedHashMap<>();

    record Refused(RowWrite row, SQLException problem) {
    }

    @FunctionalInterface
    interface UniqueLookup {
        UniqueFields in(Connection connection) throws SQLException;
    }

    PageWrite(RowBatches batches, SelfReferences tree, UniqueLookup unique, Connection connection,
            SharedSessionContractImplementor session) {
        this.batches = batches;
        this.tree = tree;
        this.unique = unique;
        this.connection = connection;
        this.session = session;
        this.bisection = new Bisection(connection, LockWait.of(session.getJdbcServices().getDialect()),
                (row, problem) -> refused.put(row.id(), new Refused(row, problem)));
    }

    /** @return the rows that were not written, by id */
    Map<String, Refused> write(List<RowWrite> rows) throws SQLException {
        Map<Operation, List<RowWrite>> kinds = rows.stream().collect(Collectors.groupingBy(RowWrite::operation));
        List<RowWrite> updates = kinds.getOrDefault(Operation.UPDATE, List.of());
        List<RowWrite> inserts = kinds.getOrDefault(Operation.INSERT, List.of());
        delete(kinds.getOrDefault(Operation.DELETE, List.of()));
        update(updates);
        makeWay(takeBack(Operation.UPDATE, row -> RefusalReasons.isTaken(row.problem())));
        insert(inserts);
        if (!tree.none()) {
            move(updates, inserts);
        }
        return refused;
    }

    private void delete(List<RowWrite> rows) throws SQLException {
        Map<String, Set<String>> children = new HashMap<>();
        rows.forEach(row -> tree.stored(row)
                .forEach(parent -> children.computeIfAbsent(parent, id -> new LinkedHashSet<>()).add(row.id())));
        WriteOrder childrenFirst = new WriteOrder(rows, row -> children.getOrDefault(row.id(), Set.of()));
        bisection.write(childrenFirst.sorted(), (jdbc, some) -> batches.delete(jdbc, some, session));
        for (List<RowWrite> circle : childrenFirst.circles()) {
            inTwoSteps(circle, (jdbc, some) -> {
                batches.update(jdbc, some.stream().map(tree::cut).toList(), session);
                batches.delete(jdbc, some, session);
            });
        }
    }

    private void update(List<RowWrite> rows) throws SQLException {
        bisection.write(rows, (jdbc, some) -> batches.update(jdbc, some, session));
    }

    private void insert(List<RowWrite> rows) throws SQLException {
        WriteOrder parentsFirst = new WriteOrder(rows, tree::written);
        bisection.write(parentsFirst.sorted(), (jdbc, some) -> batches.insert(jdbc, some, session));
        for (List<RowWrite> circle : parentsFirst.circles()) {
            inTwoSteps(circle, (jdbc, some) -> {
                batches.insert(jdbc, some.stream().map(tree::without).toList(), session);
                batches.update(jdbc, some.stream().map(tree::only).toList(), session);
            });
        }
    }

    /** Rows that take over unique values of each other, whoever gives one up first. */
    private void makeWay(List<RowWrite> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        UniqueFields fields = unique.in(connection);
        Map<String, Set<String>> holders = fields.holders(rows);
        WriteOrder holdersFirst = new WriteOrder(rows, row -> holders.get(row.id()));
        bisection.write(holdersFirst.sorted(), (jdbc, some) -> batches.updateInOrder(jdbc, some, session));
        for (List<RowWrite> circle : holdersFirst.circles()) {
            inTwoSteps(circle, (jdbc, some) -> {
                batches.update(jdbc, some.stream().map(fields::parked).toList(), session);
                batches.update(jdbc, some, session);
            });
        }
    }

    /** Updates below a row that is new, and deletes of rows from which others have moved away. */
    private void move(List<RowWrite> updates, List<RowWrite> inserts) throws SQLException {
        Set<String> fresh = inserts.stream().map(RowWrite::id).filter(id -> !refused.containsKey(id))
                .collect(Collectors.toSet());
        update(takeBack(Operation.UPDATE, row -> RefusalReasons.isForeignKey(row.problem())
                && !Collections.disjoint(tree.written(row.row()), fresh)));
        if (updates.stream().anyMatch(row -> !refused.containsKey(row.id()) && tree.isWrittenBy(row))) {
            delete(takeBack(Operation.DELETE, row -> RefusalReasons.isForeignKey(row.problem())));
        }
    }

    private List<RowWrite> takeBack(Operation operation, Predicate<Refused> which) {
        List<RowWrite> rows = refused.values().stream().filter(row -> row.row().operation() == operation && which.test(row))
                .map(Refused::row).toList();
        rows.forEach(row -> refused.remove(row.id()));
        return rows;
    }

    private void inTwoSteps(List<RowWrite> circle, Bisection.Write steps) throws SQLException {
        if (circle.stream().allMatch(row -> refused.containsKey(row.id()))
                && bisection.together(circle, steps).isEmpty()) {
            circle.forEach(row -> refused.remove(row.id()));
        }
    }
}
