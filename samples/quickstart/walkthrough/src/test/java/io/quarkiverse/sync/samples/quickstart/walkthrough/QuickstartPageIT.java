package io.quarkiverse.sync.samples.quickstart.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Works the page in Chromium: edit offline, sync, see the result; the steps are in {@code src/test/browser/page.mjs}. */
class QuickstartPageIT {

    @Test
    void aPersonEditsOfflineSyncsAndSeesTheResult(@TempDir Path data) throws Exception {
        String node = Tool.find("node");
        String npm = Tool.find("npm");
        String chromium = Tool.find("chromium", "chromium-browser", "google-chrome", "chrome");
        Path folder = Files.createDirectories(Path.of("target", "browser"));
        copy(Path.of("src", "test", "browser"), folder);
        Tool.run(folder, npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit");

        try (AppProcess hub = AppProcess.start("hub", data, Map.of());
                AppProcess edge = AppProcess.start("edge", data, Map.of("quarkus.sync.remote.url", hub.address() + "/sync"))) {
            Tool.run(folder, node, "page.mjs", hub.address(), edge.address(), chromium, ".");

            Comparison comparison = Comparison.of(new App(hub.address()), new App(edge.address()));
            assertThat(comparison.differences()).isEmpty();
            assertThat(comparison.records()).isEqualTo(765);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "page.mjs")) {
            Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
