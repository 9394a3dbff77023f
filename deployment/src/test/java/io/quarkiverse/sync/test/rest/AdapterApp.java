package io.quarkiverse.sync.test.rest;

import io.quarkus.test.QuarkusUnitTest;

/** An application with nothing in it but what the tests of the adapter need. */
final class AdapterApp {

    private AdapterApp() {
    }

    static QuarkusUnitTest create() {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> jar.addPackage(AdapterApp.class.getPackage()).addAsResource("wire"));
    }
}
