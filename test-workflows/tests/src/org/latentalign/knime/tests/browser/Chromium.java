package org.latentalign.knime.tests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A Chromium without a window, driven by its DevTools protocol. */
public final class Chromium implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String LISTENING = "DevTools listening on ";
    private static final long PATIENCE_IN_SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    /** By the session that they come from. */
    private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();

    private Chromium(final Process process, final Path profile, final URI address)
            throws InterruptedException, ExecutionException, TimeoutException {
        this.process = process;
        this.profile = profile;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Messages())
                .get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    }

    /** @return the program that the environment variable CHROMIUM names, or one on the path */
    public static Optional<Path> executable() {
        final String named = System.getenv("CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return NAMES.stream()
                .flatMap(name -> Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .filter(directory -> !directory.isEmpty())
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts the program with a profile of its own, which is deleted in the end. */
    public static Chromium start(final Path executable) throws Exception {
        final Path profile = Files.createTempDirectory("chromium");
        final Process process = new ProcessBuilder(
                        executable.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        // frames stay where one session reaches them, and pages that a tab has left do not
                        "--disable-site-isolation-trials",
                        "--disable-features=IsolateSandboxedIframes,IsolateOrigins,site-per-process,BackForwardCache",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        try {
            return new Chromium(process, profile, address(process));
        } catch (final IOException | InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly().waitFor();
            delete(profile);
            throw e;
        }
    }

    private static URI address(final Process process) throws IOException {
        final StringBuilder said = new StringBuilder();
        final BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(LISTENING)) {
                final Thread rest = new Thread(() -> out.lines().forEach(ignored -> {}), "Chromium's output");
                rest.setDaemon(true);
                rest.start();
                return URI.create(line.substring(LISTENING.length()).strip());
            }
            said.append(line).append('\n');
        }
        throw new IOException("Chromium did not start:\n" + said);
    }

    /** @param site what the tab can load; all else it asks for is refused and noted */
    public Tab open(final Site site) throws Exception {
        final String target = call(
                        null, "Target.createTarget", JSON.createObjectNode().put("url", "about:blank"))
                .get("targetId")
                .textValue();
        final String session = call(
                        null,
                        "Target.attachToTarget",
                        JSON.createObjectNode().put("targetId", target).put("flatten", true))
                .get("sessionId")
                .textValue();
        return new Tab(this, session, target, site);
    }

    /** Lets pages save files in a directory. */
    public void downloadTo(final Path directory) {
        call(
                null,
                "Browser.setDownloadBehavior",
                JSON.createObjectNode().put("behavior", "allow").put("downloadPath", directory.toString()));
    }

    void listen(final String session, final BiConsumer<String, JsonNode> listener) {
        listeners.put(session, listener);
    }

    /** Calls a method and does not wait for what it answers. */
    CompletableFuture<JsonNode> send(final String session, final String method, final ObjectNode parameters) {
        final int id = calls.incrementAndGet();
        final CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        final ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        if (session != null) {
            message.put("sessionId", session);
        }
        synchronized (socket) {
            socket.sendText(message.toString(), true).join();
        }
        return answer;
    }

    JsonNode call(final String session, final String method, final ObjectNode parameters) {
        try {
            return send(session, method, parameters).get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " was interrupted", e);
        } catch (final ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        send(null, "Browser.close", JSON.createObjectNode());
        if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        delete(profile);
    }

    private static void delete(final Path directory) throws IOException {
        final List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(files::add);
        }
        for (final Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** What Chromium says: answers to calls, and events. */
    private final class Messages implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(final WebSocket from, final CharSequence data, final boolean last) {
            text.append(data);
            if (last) {
                final String message = text.toString();
                text.setLength(0);
                try {
                    take(JSON.readTree(message));
                } catch (final IOException e) {
                    answers.values().forEach(answer -> answer.completeExceptionally(e));
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(final WebSocket from, final Throwable error) {
            answers.values().forEach(answer -> answer.completeExceptionally(error));
        }

        private void take(final JsonNode message) {
            if (message.has("id")) {
                final CompletableFuture<JsonNode> answer =
                        answers.remove(message.get("id").intValue());
                if (message.has("error")) {
                    answer.completeExceptionally(
                            new IOException(message.at("/error/message").asText()));
                } else {
                    answer.complete(message.get("result"));
                }
            } else {
                listeners
                        .getOrDefault(message.path("sessionId").asText(), (method, parameters) -> {})
                        .accept(message.get("method").textValue(), message.get("params"));
            }
        }
    }
}
