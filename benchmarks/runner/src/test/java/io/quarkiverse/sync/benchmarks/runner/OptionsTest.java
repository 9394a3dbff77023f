package io.quarkiverse.sync.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void leavesToTheBenchmarkWhatIsNotSaid() {
        assertThat(Options.of("hub-push"))
                .isEqualTo(new Options(Optional.of(Name.HUB_PUSH), Optional.empty(), Optional.empty()));
        assertThat(Options.of("all")).isEqualTo(new Options(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void takesSizeAndDatabaseInAnyOrder() {
        Options expected = new Options(Optional.of(Name.PULL), Optional.of(500), Optional.of(Db.POSTGRESQL));

        assertThat(Options.of("pull", "--rows", "500", "--db", "postgresql")).isEqualTo(expected);
        assertThat(Options.of("pull", "--db", "postgresql", "--rows", "500")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "foo", "all --rows 1", "pull --db", "pull --db=h2", "pull --db oracle", "pull --rows",
            "pull --rows abc", "pull --rows -1", "pull --rows 0", "pull --rows 010", "pull --rows 10000001",
            "pull --rows 99999999999999999999", "pull 5", "start --rows 1", "growth --rows 999", "memory --rows 59999",
            "noop --rows 9" })
    void saysWhatIsAllowedAndSoDoesTheScriptBeforeItBuilds(String line) throws Exception {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");
        String message = catchThrowableOfType(IllegalArgumentException.class, () -> Options.of(args)).getMessage();

        List<String> command = new ArrayList<>(List.of("bash", "../run.sh"));
        command.addAll(List.of(args));
        Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("run.sh: " + message + "\n");
        assertThat(script.waitFor()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void takesTheLeastThatTheBenchmarkCanMeasure(Name name) {
        if (name.size() != Size.NONE) {
            assertThat(Options.of(name.toString(), "--rows", String.valueOf(name.size().least())).rows())
                    .contains(name.size().least());
        }
    }

    @Test
    void measuresNoFewerThanThreeRounds() {
        assertThat(Rounds.measured("3")).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> Rounds.measured("2")).withMessageContaining("from 3");
        assertThatIllegalArgumentException().isThrownBy(() -> Rounds.measured("many")).withMessageContaining("'many'");
    }
}
