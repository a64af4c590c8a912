package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.osgi.framework.Bundle;

/** The plug-in as it is packed holds the page of the views with all that it loads, what the build fetches included. */
class PackagedPageTest {

    private static final Pattern SCRIPT = Pattern.compile("<script[^>]* src=\"([^\"]+)\"");

    @Test
    void thePageAndItsScriptsArePacked() throws IOException {
        final Bundle plugin = Platform.getBundle(Installation.PLUGIN);
        final var scripts = SCRIPT.matcher(read(plugin, "views/figure.html"))
                .results()
                .map(result -> result.group(1))
                .toList();
        assertTrue(scripts.contains("lib/d3.min.js"), () -> "the page loads " + scripts);
        assertAll(scripts.stream().map(script ->
                (Executable) () -> assertTrue(!read(plugin, "views/" + script).isBlank(), script)));
        assertTrue(read(plugin, "views/lib/LICENSE").contains("Mike Bostock"), "the license of d3");
    }

    private static String read(final Bundle plugin, final String path) throws IOException {
        final var entry = plugin.getEntry(path);
        assertNotNull(entry, path + " is not in the plug-in");
        try (var stream = entry.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
