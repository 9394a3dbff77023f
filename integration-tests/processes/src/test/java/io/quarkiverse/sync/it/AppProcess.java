package io.quarkiverse.sync.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program in a process of its own that says where it listens as Quarkus applications do. */
public final class AppProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final String address;

    private AppProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** @param jar the {@code quarkus-run.jar}; output goes to {@code name.log} beside the test reports */
    public static AppProcess start(String name, Path jar, Map<String, String> config) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                        // they live for seconds, beside each other: starting cheaply counts, not running fast
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        config.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        return start(name, command);
    }

    public static AppProcess start(String name, List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new AppProcess(process, address(name, process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(String name, Process process) throws IOException {
        Path log = Files.createDirectories(Path.of("target", "processes")).resolve(name + ".log");
        CompletableFuture<String> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> follow(process, log, port), name + "-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return "http://127.0.0.1:" + port.get(180, TimeUnit.SECONDS);
        } catch (Exception e) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " did not start:\n" + Files.readString(log), e);
        }
    }

    private static void follow(Process process, Path log, CompletableFuture<String> port) {
        try (BufferedReader lines = process.inputReader(); var out = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line);
                out.newLine();
                out.flush();
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    port.complete(listening.group(1));
                }
            }
            port.completeExceptionally(new IllegalStateException("the process ended"));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    public String address() {
        return address;
    }

    /** As a power cut would. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
