package org.latentalign.knime.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.Platform;
import org.latentalign.knime.tests.browser.Site;

/** The pages of the plug-in's views in a browser, served where KNIME serves them, within a page that plays KNIME. */
final class Views implements Site {

    /** Where the page is that plays KNIME; not where views come from, so that neither sees into the other. */
    static final String KNIME = "https://knime.invalid/";

    private static final String FOLDER = "https://org.knime.core.ui.view/uiext-view/node/";

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css");

    private final Map<String, String> added = new ConcurrentHashMap<>();

    /** @return where a page is that shows a view of the figure, as KNIME does it */
    String show(final JsonNode figure) {
        final ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("result", figure);
        return show(config().put("initialData", data.toString()).toString(), "null");
    }

    /** @return what KNIME says of a view, without its data */
    static ObjectNode config() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("nodeId", "root:2")
                .put("projectId", "project")
                .put("workflowId", "root")
                .put("extensionType", "view");
    }

    /**
     * @param config what the page gets when it asks for its configuration, as JSON
     * @param initialData what it gets when it asks for initial data, as JSON
     * @return where a page is that shows the view
     */
    String show(final String config, final String initialData) {
        final String address = KNIME + "?" + added.size();
        added.put(
                address,
                """
                <!doctype html>
                <html lang="en">
                <title>KNIME</title>
                <link rel="icon" href="data:,">
                <style>html, body { margin: 0; height: 100%% } iframe { display: block; border: 0; width: 100%%; height: 100%% }</style>
                <script type="application/json" id="config">%s</script>
                <script type="application/json" id="data">%s</script>
                <script>
                const asked = [];
                addEventListener("message", ({ source, data: { type, requestId, payload } }) => {
                    if (source !== frames[0] || type !== "UIExtensionRequest") {
                        throw new Error("not a request of the view: " + type);
                    }
                    asked.push(payload.method);
                    const id = { getConfig: "config", callNodeDataService: "data" }[payload.method];
                    if (!id) {
                        throw new Error("not a method of KNIME's: " + payload.method);
                    }
                    const answer = JSON.parse(document.getElementById(id).textContent);
                    source.postMessage({ type: "UIExtensionResponse", requestId, payload: answer }, "*");
                });
                </script>
                <iframe sandbox="allow-downloads allow-scripts allow-same-origin" src="%sfigure.html"></iframe>
                </html>
                """
                        .formatted(config.replace("<", "\\u003c"), initialData.replace("<", "\\u003c"), FOLDER));
        return address;
    }

    @Override
    public Optional<Content> get(final String address) {
        if (added.containsKey(address)) {
            return Optional.of(
                    new Content("text/html;charset=utf-8", added.get(address).getBytes(StandardCharsets.UTF_8)));
        }
        if (!address.startsWith(FOLDER)) {
            return Optional.empty();
        }
        final URL entry =
                Platform.getBundle(Installation.PLUGIN).getEntry("views/" + address.substring(FOLDER.length()));
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = entry.openStream()) {
            return Optional.of(new Content(
                    TYPES.getOrDefault(address.substring(address.lastIndexOf('.') + 1), "application/octet-stream")
                            + ";charset=utf-8",
                    in.readAllBytes()));
        } catch (final IOException e) {
            throw new IllegalStateException(address, e);
        }
    }
}
