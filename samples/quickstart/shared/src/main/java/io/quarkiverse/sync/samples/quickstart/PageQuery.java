package io.quarkiverse.sync.samples.quickstart;

import org.jboss.resteasy.reactive.RestQuery;

/** What the page is asked to show beside the records. */
public class PageQuery {

    /** Part of the names of the cities to be listed. */
    @RestQuery
    String search;

    /** Id of the city to be edited, or {@code new}. */
    @RestQuery
    String city;

    /** Id of the inspection to be edited, or {@code new}. */
    @RestQuery
    String inspection;

    /** With a new inspection: the id of its city. */
    @RestQuery
    String at;
}
