package io.quarkiverse.sync.benchmarks.runner;

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

/** A packaged application in a process of its own. */
final class App implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)");
    /** A folder; every process leaves a flight recording there. */
    private static final String RECORDINGS = System.getenv("JFR");

    private final Process process;
    private final String address;
    private final double secondsToStart;
    private final Http http;

    private App(Process process, String address, double secondsToStart) {
        this.process = process;
        this.address = address;
        this.secondsToStart = secondsToStart;
        this.http = new Http(address);
    }

    static App start(String name, Db db, String heap, Map<String, String> config) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap));
        if (RECORDINGS != null) {
            command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording(name));
        }
        config.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", Workplace.jar(name, db).toString()));
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            String address = address(name, process);
            return new App(process, address, (System.nanoTime() - start) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path recording(String name) {
        try {
            return Files.createDirectories(Path.of(RECORDINGS)).resolve(name + "-" + System.currentTimeMillis() + ".jfr");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(String name, Process process) throws IOException {
        Path log = Workplace.folder("logs").resolve(name + "-" + process.pid() + ".log");
        CompletableFuture<String> address = new CompletableFuture<>();
        Thread reader = new Thread(() -> follow(process, log, address), name + "-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return address.get(5, TimeUnit.MINUTES);
        } catch (Exception e) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " did not start:\n" + Files.readString(log), e);
        }
    }

    private static void follow(Process process, Path log, CompletableFuture<String> address) {
        try (BufferedReader lines = process.inputReader(); var out = Files.newBufferedWriter(log)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    address.complete(listening.group(1));
                }
                out.write(line);
                out.newLine();
                out.flush();
            }
            address.completeExceptionally(new IllegalStateException("the process ended"));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    String address() {
        return address;
    }

    Http http() {
        return http;
    }

    /** From the start of the process until it listens. */
    double secondsToStart() {
        return secondsToStart;
    }

    void forgetHeapPeak() {
        http.post("/heap/peak/forget");
    }

    long heapPeakMb() {
        return http.count("/heap/peak");
    }

    /** What the process occupies of the machine's memory. */
    long residentBytes() {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
            return Long.parseLong(new String(ps.getInputStream().readAllBytes()).trim()) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
