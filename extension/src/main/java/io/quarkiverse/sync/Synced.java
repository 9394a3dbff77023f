package io.quarkiverse.sync;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Puts a JPA entity, Panache or not, under synchronization: its rows are the records of one collection. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Synced {

    /** Name of the collection on the wire and in configuration. Empty: the entity name with a lower-case first letter. */
    String collection() default "";

    /**
     * Version of the collection's documents; part of the URL. A hub of version n serves n and n - 1, so that
     * edges can be updated one after the other; it answers older versions with 426 and newer ones with 404. At least 0.
     */
    int version() default 0;
}
