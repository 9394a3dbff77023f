package io.quarkiverse.sync.test.rest;

import static io.quarkiverse.sync.test.rest.Adapters.pull;
import static io.quarkiverse.sync.test.rest.Adapters.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.sync.AdapterException;
import io.quarkus.test.QuarkusUnitTest;

/** A status that says no: one clear error, no retry, the cure in the message. */
class RefusalTest extends AdapterTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = AdapterApp.create();

    @ParameterizedTest
    @CsvSource({
            "400, compare their versions",
            "401, quarkus.sync.remote.auth-token",
            "403, quarkus.sync.remote.headers",
            "404, update the hub first",
            "410, look at the remote's log",
            "426, until this application is updated",
            "302, Set quarkus.sync.remote.url to where it redirects to",
            "500, look at the remote's log" })
    void isAnAdapterException(int status, String cure) {
        hub.answers(HostileHub.Reply.json(status, "{\"error\":true,\"code\":" + status + ",\"message\":\"because\"}"));

        AdapterException pulled = catchThrowableOfType(AdapterException.class,
                () -> adapter.fetchChanges(pull(null, 10), new TestCall()));
        AdapterException pushed = catchThrowableOfType(AdapterException.class,
                () -> adapter.sendBatch(push(null, Adapters.insert("a")), new TestCall()));

        assertThat(pulled).hasMessageContaining(status + ": because").hasMessageContaining(cure);
        assertThat(pulled.httpStatus()).hasValue(status);
        assertThat(pushed.httpStatus()).hasValue(status);
        assertThat(hub.requests).hasSize(2);
    }
}
