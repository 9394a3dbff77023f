package io.quarkiverse.sync.samples.quickstart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

/** All records as the database has them, past entities and caches, so that two databases can be compared row by row. */
@Path("dump")
public class DumpResource {

    private record Table(String collection, String name, String key) {
    }

    private static final List<Table> TABLES = List.of(new Table("countries", "country", "code"),
            new Table("cities", "city", "id"), new Table("inspections", "inspection", "id"));

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    /** One line a record: {@code {"record":"cities/17","row":{…}}}. */
    @GET
    @Produces("application/x-ndjson")
    public String dump() throws SQLException, JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (Table table : TABLES) {
                try (ResultSet rows = statement.executeQuery("select * from " + table.name + " order by " + table.key)) {
                    while (rows.next()) {
                        Map<String, Object> line = Map.of("record", table.collection + "/" + rows.getString(table.key),
                                "row", row(rows));
                        lines.append(json.writeValueAsString(line)).append('\n');
                    }
                }
            }
        }
        return lines.toString();
    }

    private static Map<String, String> row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, String> row = new TreeMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i).toLowerCase(), rows.getString(i));
        }
        return row;
    }
}
