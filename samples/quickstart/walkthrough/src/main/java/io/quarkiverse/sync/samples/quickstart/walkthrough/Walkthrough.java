package io.quarkiverse.sync.samples.quickstart.walkthrough;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Plays the people at the hub and at the edge: they work apart, come together and compare. */
public final class Walkthrough {

    private static final String LAGOS = "cities/2332459";
    private static final String DAKAR = "cities/2253354";
    private static final String QUITO = "cities/3652462";
    private static final String HAMBURG = "cities/2911298";
    private static final String OSLO = "cities/3143244";
    private static final String LIMA = "cities/3936456";
    private static final String SENEGAL = "countries/SN";

    private final App hub;
    private final App edge;
    private final List<String> surprises = new ArrayList<>();

    private Walkthrough(App hub, App edge) {
        this.hub = hub;
        this.edge = edge;
    }

    public static void main(String[] addresses) {
        System.exit(new Walkthrough(new App(addresses[0]), new App(addresses[1])).run() ? 0 : 1);
    }

    private boolean run() {
        try {
            firstSync();
            apart();
            together();
            whatHappened();
            return compared();
        } catch (IllegalStateException e) {
            say("stopped: " + e.getMessage());
            return false;
        }
    }

    private void firstSync() {
        inspect(hub, DAKAR, "Awa", "Level sensor not calibrated.", 3);
        title("The edge is new and has nothing. First sync");
        sync();
        if (!edge.rows().keySet().equals(hub.rows().keySet())) {
            throw new IllegalStateException("the first sync did not bring the hub's records");
        }
    }

    private void apart() {
        title("The edge loses its network; both sides go on working");
        edge.send("/network", Map.of("on", "false"));

        edit(edge, LAGOS, "population", "9100000");
        say("edge: Lagos has 9,100,000 people");
        edit(edge, QUITO, "population", "1500000");
        say("edge: Quito has 1,500,000 people");
        edit(edge, HAMBURG, "population", "1890000");
        say("edge: Hamburg has 1,890,000 people");
        judge(edge, 4);
        say("edge: the inspection of Dakar is rated 4");
        edge.send("/" + OSLO + "/delete", Map.of());
        say("edge: Oslo is deleted");
        edge.send("/cities", Map.of("name", "Port Harbour", "country", "NG", "population", "420", "latitude", "4.35",
                "longitude", "7.0125"));
        inspect(edge, added(), "Amina", "Two of five chlorinators are off.", 2);
        say("edge: Port Harbour is added, and an inspection of it");

        edit(hub, HAMBURG, "name", "Hamburg (Elbe)");
        say("hub:  Hamburg is now called Hamburg (Elbe)");
        judge(hub, 1);
        say("hub:  the inspection of Dakar is rated 1");
        edit(hub, QUITO, "population", "2011388");
        say("hub:  Quito has 2,011,388 people");
        hub.send("/" + LIMA + "/delete", Map.of());
        say("hub:  Lima is deleted");
        inspect(hub, LAGOS, "Bisi", "Everything in order.", 5);
        say("hub:  an inspection of Lagos is written");
        hub.send("/" + SENEGAL, Map.of("name", "Senegal", "capital", "Dakar", "population", "18126390"));
        say("hub:  Senegal has 18,126,390 people; countries are only read at the edge");

        title("Somebody at the edge presses Sync without a network");
        sync();
    }

    private void together() {
        title("The network is back. Sync");
        edge.send("/network", Map.of("on", "true"));
        sync();
        for (JsonNode conflict : edge.conflicts()) {
            say("conflict: " + conflict.get("title").asText() + ". " + conflict.get("sentence").asText());
            for (JsonNode row : conflict.get("rows")) {
                say("  %s: was %s, edge %s, hub %s, now %s".formatted(row.get("field").asText(), row.get("base").asText(),
                        row.get("local").asText(), row.get("remote").asText(), row.get("outcome").asText()));
            }
        }
    }

    private void whatHappened() {
        title("What became of it");
        Map<String, JsonNode> there = hub.rows();
        Map<String, JsonNode> here = edge.rows();
        expect("9100000".equals(value(there, LAGOS, "population")), "the edge's figure for Lagos is at the hub");
        expect(!there.containsKey(OSLO), "Oslo is gone at the hub, too");
        expect(there.values().stream().anyMatch(row -> "Two of five chlorinators are off.".equals(text(row, "findings"))),
                "Port Harbour and its inspection are at the hub");
        expect(!here.containsKey(LIMA), "Lima is gone at the edge, too");
        expect(here.values().stream().anyMatch(row -> "Everything in order.".equals(text(row, "findings"))),
                "the hub's inspection of Lagos is at the edge");
        expect("18126390".equals(value(here, SENEGAL, "population")), "the hub's figure for Senegal is at the edge");
        expect("2011388".equals(value(here, QUITO, "population")),
                "Quito: both changed the population, the hub's figure won; the edge's is kept in the record of the conflict");
        expect("Hamburg (Elbe)".equals(value(here, HAMBURG, "name")) && "1890000".equals(value(here, HAMBURG, "population")),
                "Hamburg: the name is the hub's, the population the edge's, both are kept");
        expect("4".equals(value(there, inspectionOfDakar(there), "rating")),
                "Dakar's inspection: who was there knows better, the edge's rating won");
        expect(edge.conflicts().size() == 3, "each of these three conflicts is on record");
    }

    private boolean compared() {
        title("Both databases, row by row");
        Comparison comparison = Comparison.of(hub, edge);
        comparison.differences().forEach(Walkthrough::say);
        surprises.forEach(surprise -> say("not so: " + surprise));
        boolean agreed = comparison.differences().isEmpty() && surprises.isEmpty();
        System.out.printf("%s: %d records, %d differences%n", agreed ? "in agreement" : "not in agreement",
                comparison.records(), comparison.differences().size() + surprises.size());
        return agreed;
    }

    private void sync() {
        JsonNode report = edge.sync();
        say("sync: " + report.get("sentence").asText());
        report.get("details").forEach(detail -> say("      " + detail.asText()));
    }

    /** Fills the form with what the record has, changes one field and saves. */
    private static void edit(App app, String city, String field, String value) {
        JsonNode row = app.rows().get(city);
        Map<String, String> form = new HashMap<>(Map.of("country", text(row, "country_code")));
        for (String name : List.of("name", "population", "latitude", "longitude")) {
            form.put(name, text(row, name));
        }
        form.put(field, value);
        app.send("/" + city, form);
    }

    private static void inspect(App app, String city, String inspector, String findings, int rating) {
        app.send("/inspections", Map.of("city", city.substring(city.indexOf('/') + 1), "inspector", inspector,
                "findings", findings, "rating", String.valueOf(rating)));
    }

    /** Changes the rating of Dakar's inspection. */
    private static void judge(App app, int rating) {
        Map<String, JsonNode> rows = app.rows();
        String inspection = inspectionOfDakar(rows);
        JsonNode row = rows.get(inspection);
        app.send("/" + inspection, Map.of("city", text(row, "city_id"), "inspector", text(row, "inspector"), "findings",
                text(row, "findings"), "rating", String.valueOf(rating)));
    }

    private static String inspectionOfDakar(Map<String, JsonNode> rows) {
        return record(rows, "inspector", "Awa");
    }

    private String added() {
        return record(edge.rows(), "name", "Port Harbour");
    }

    /** The record that has this value; {@code none} if there is none. */
    private static String record(Map<String, JsonNode> rows, String column, String value) {
        return rows.entrySet().stream().filter(row -> value.equals(text(row.getValue(), column))).map(Map.Entry::getKey)
                .findFirst().orElse("none");
    }

    private void expect(boolean so, String what) {
        if (so) {
            say(what);
        } else {
            surprises.add(what);
        }
    }

    private static String value(Map<String, JsonNode> rows, String record, String column) {
        return text(rows.get(record), column);
    }

    private static String text(JsonNode row, String column) {
        return row == null ? null : row.path(column).asText(null);
    }

    private static void title(String text) {
        System.out.println();
        System.out.println(text);
    }

    private static void say(String text) {
        System.out.println("  " + text);
    }
}
