package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.latentalign.knime.tests.browser.Chromium;

/** The Chromium that all tests use, since starting one takes longer than most of them. It is closed after the last test. */
final class SharedChromium implements BeforeAllCallback {

    private static Chromium started;

    @Override
    public void beforeAll(final ExtensionContext context) {
        final AutoCloseable last = SharedChromium::close;
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(SharedChromium.class, key -> last);
    }

    /** Ends the tests, with a word about it, where no browser is. */
    static Chromium assume() throws Exception {
        final Optional<Path> executable = Chromium.executable();
        if (executable.isEmpty()) {
            System.out.println(
                    "Tests in a browser are skipped: there is no chromium, chromium-browser or google-chrome on"
                            + " the PATH, and the variable CHROMIUM names none.");
        }
        assumeTrue(executable.isPresent(), "there is no Chromium");
        return get(executable.orElseThrow());
    }

    private static synchronized Chromium get(final Path executable) throws Exception {
        if (started == null) {
            started = Chromium.start(executable);
        }
        return started;
    }

    private static synchronized void close() throws IOException, InterruptedException {
        if (started != null) {
            started.close();
            started = null;
        }
    }
}
