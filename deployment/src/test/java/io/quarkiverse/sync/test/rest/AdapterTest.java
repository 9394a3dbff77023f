package io.quarkiverse.sync.test.rest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.quarkiverse.sync.runtime.rest.RestAdapter;

/** A hostile hub and an adapter to it, new for every test. */
abstract class AdapterTest {

    HostileHub hub;
    RestAdapter adapter;

    @BeforeEach
    void open() {
        hub = new HostileHub();
        adapter = Adapters.to(hub.url());
    }

    @AfterEach
    void close() {
        adapter.close();
        hub.close();
    }
}
