package org.latentalign.knime.tests.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tab that shows a page, and notes what it must not do: complain, fail, or ask for anything from elsewhere. */
public final class Tab implements AutoCloseable {

    private static final long PATIENCE_IN_MILLISECONDS = 60_000;
    private static final long PAUSE_IN_MILLISECONDS = 20;

    private final Chromium chromium;
    private final String session;
    private final String target;
    private final Site site;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    /** From frames to where scripts are evaluated in them, in the order in which they came. */
    private final Map<String, Integer> contexts = new LinkedHashMap<>();

    Tab(final Chromium chromium, final String session, final String target, final Site site) {
        this.chromium = chromium;
        this.session = session;
        this.target = target;
        this.site = site;
        chromium.listen(session, this::note);
        call("Page.enable");
        call("Runtime.enable");
        call("Log.enable");
        final ObjectNode all = Chromium.JSON.createObjectNode();
        all.putArray("patterns").addObject().put("urlPattern", "*");
        call("Fetch.enable", all);
        // keys and the pointer do in every tab what they do in the one in front
        call(
                "Emulation.setFocusEmulationEnabled",
                Chromium.JSON.createObjectNode().put("enabled", true));
    }

    private JsonNode call(final String method) {
        return call(method, Chromium.JSON.createObjectNode());
    }

    private JsonNode call(final String method, final ObjectNode parameters) {
        return chromium.call(session, method, parameters);
    }

    private void note(final String event, final JsonNode parameters) {
        switch (event) {
            case "Runtime.executionContextCreated" -> {
                final JsonNode context = parameters.get("context");
                if (context.at("/auxData/isDefault").asBoolean()) {
                    synchronized (contexts) {
                        contexts.put(
                                context.at("/auxData/frameId").textValue(),
                                context.get("id").intValue());
                    }
                }
            }
            case "Runtime.executionContextDestroyed" -> {
                synchronized (contexts) {
                    contexts.values()
                            .remove(parameters.get("executionContextId").intValue());
                }
            }
            case "Runtime.executionContextsCleared" -> {
                synchronized (contexts) {
                    contexts.clear();
                }
            }
            case "Runtime.consoleAPICalled" ->
                problems.add("console." + parameters.get("type").textValue() + ": " + parameters.get("args"));
            case "Runtime.exceptionThrown" -> problems.add("exception: " + parameters.get("exceptionDetails"));
            case "Log.entryAdded" -> problems.add("log: " + parameters.get("entry"));
            case "Fetch.requestPaused" -> answer(parameters);
            default -> {
                // of no interest
            }
        }
    }

    private void answer(final JsonNode request) {
        final String address = request.at("/request/url").textValue();
        final ObjectNode answer = Chromium.JSON
                .createObjectNode()
                .put("requestId", request.get("requestId").textValue());
        final var content = site.get(address);
        if (content.isEmpty()) {
            problems.add("request: " + address);
            chromium.send(session, "Fetch.failRequest", answer.put("errorReason", "BlockedByClient"));
            return;
        }
        answer.put("responseCode", 200)
                .put("body", Base64.getEncoder().encodeToString(content.get().bytes()));
        final var headers = answer.putArray("responseHeaders");
        headers.addObject()
                .put("name", "Content-Type")
                .put("value", content.get().type());
        if (!content.get().type().startsWith("text/html")) {
            // pages that follow use the same scripts, and need not ask for them again
            headers.addObject().put("name", "Cache-Control").put("value", "max-age=3600");
        }
        chromium.send(session, "Fetch.fulfillRequest", answer);
    }

    /** Goes to an address, and begins to note anew; what it finds there may still be loading when this returns. */
    public void go(final String address) {
        synchronized (contexts) {
            contexts.clear();
        }
        problems.clear();
        call("Page.navigate", Chromium.JSON.createObjectNode().put("url", address));
    }

    /** @return what the page has done that it must not, since the tab went to it */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** @return the page, then the frames in it in the order of their elements */
    public List<Frame> frames() {
        final List<Frame> frames = new ArrayList<>();
        add(call("Page.getFrameTree").get("frameTree"), frames);
        return frames;
    }

    private void add(final JsonNode tree, final List<Frame> frames) {
        frames.add(new Frame(tree.at("/frame/id").textValue()));
        tree.path("childFrames").forEach(child -> add(child, frames));
    }

    public Frame page() {
        return frames().get(0);
    }

    // ---- what somebody does with it

    public void resize(final int width, final int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Chromium.JSON
                        .createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    public void dark(final boolean isDark) {
        final ObjectNode media = Chromium.JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", isDark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", media);
    }

    /** In pixels from the tab's upper left corner. */
    public void point(final double x, final double y) {
        mouse("mouseMoved", x, y, "none", 0);
    }

    public void click(final double x, final double y) {
        point(x, y);
        mouse("mousePressed", x, y, "left", 1);
        mouse("mouseReleased", x, y, "left", 1);
    }

    private void mouse(final String type, final double x, final double y, final String button, final int clicks) {
        call(
                "Input.dispatchMouseEvent",
                Chromium.JSON
                        .createObjectNode()
                        .put("type", type)
                        .put("x", x)
                        .put("y", y)
                        .put("button", button)
                        .put("clickCount", clicks));
    }

    /** @param key as the property of the event has it, for example "Tab" or "ArrowRight" */
    public void press(final String key) {
        final int code =
                switch (key) {
                    case "Tab" -> 9;
                    case "Enter" -> 13;
                    case "Escape" -> 27;
                    case " " -> 32;
                    case "End" -> 35;
                    case "Home" -> 36;
                    case "ArrowLeft" -> 37;
                    case "ArrowUp" -> 38;
                    case "ArrowRight" -> 39;
                    case "ArrowDown" -> 40;
                    default -> throw new IllegalArgumentException(key);
                };
        final ObjectNode down = Chromium.JSON
                .createObjectNode()
                .put("type", "keyDown")
                .put("key", key)
                .put("code", key.equals(" ") ? "Space" : key)
                .put("windowsVirtualKeyCode", code);
        if (key.equals("Enter") || key.equals(" ")) {
            down.put("text", key.equals(" ") ? " " : "\r");
        }
        call("Input.dispatchKeyEvent", down);
        call(
                "Input.dispatchKeyEvent",
                Chromium.JSON
                        .createObjectNode()
                        .put("type", "keyUp")
                        .put("key", key)
                        .put("code", key.equals(" ") ? "Space" : key)
                        .put("windowsVirtualKeyCode", code));
    }

    public void type(final String text) {
        call("Input.insertText", Chromium.JSON.createObjectNode().put("text", text));
    }

    /** Writes the picture of all of the page. */
    public void picture(final Path file) throws IOException {
        final JsonNode picture =
                call("Page.captureScreenshot", Chromium.JSON.createObjectNode().put("captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(picture.get("data").textValue()));
    }

    @Override
    public void close() {
        chromium.call(
                null, "Target.closeTarget", Chromium.JSON.createObjectNode().put("targetId", target));
    }

    /** A document in the tab: the page, or what a frame in it shows. */
    public final class Frame {

        private final String id;

        private Frame(final String id) {
            this.id = id;
        }

        private Integer context() {
            synchronized (contexts) {
                return contexts.get(id);
            }
        }

        /** @return the value of an expression; a promise's when it is kept */
        public JsonNode evaluate(final String expression) {
            final Integer context = context();
            if (context == null) {
                throw new IllegalStateException("The frame shows nothing yet.");
            }
            final JsonNode answer = call(
                    "Runtime.evaluate",
                    Chromium.JSON
                            .createObjectNode()
                            .put("expression", expression)
                            .put("contextId", context)
                            .put("returnByValue", true)
                            .put("awaitPromise", true)
                            .put("userGesture", true));
            if (answer.has("exceptionDetails")) {
                throw new AssertionError(expression + "\n"
                        + answer.at("/exceptionDetails/exception/description").asText());
            }
            return answer.at("/result/value");
        }

        /** Waits until an expression is true. */
        public void await(final String expression) {
            final long end = System.nanoTime() + PATIENCE_IN_MILLISECONDS * 1_000_000;
            // the page looks again and again by itself, which costs less than to ask it
            final String waiting = "(async () => { const end = Date.now() + " + PATIENCE_IN_MILLISECONDS / 2
                    + "; while (!(" + expression + ")) { if (Date.now() > end) { return false; } await new"
                    + " Promise((next) => setTimeout(next, " + PAUSE_IN_MILLISECONDS / 2 + ")); } return true; })()";
            while (context() == null || !evaluate(waiting).asBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("Not true in time: " + expression + "\n" + problems);
                }
                try {
                    Thread.sleep(PAUSE_IN_MILLISECONDS);
                } catch (final InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while it waits for " + expression, e);
                }
            }
        }
    }
}
