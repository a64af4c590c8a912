package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.latentalign.knime.tests.browser.Tab;

/** What is wrong with how views look: texts over each other, cut or hard to read, charts without a mark, what is too wide. */
final class LayoutOfViews {

    private static final String FAULTS = read("faults.js");

    private static final String CONTRAST = read("contrast.js");

    private LayoutOfViews() {}

    private static String read(final String script) {
        try (var in = LayoutOfViews.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until all charts fill their panels, and looks for faults.
     *
     * @param view that is seen
     * @param width of the window
     * @param what it shows
     */
    static void assertNoFaults(final Tab.Frame view, final int width, final String what) {
        view.await("innerWidth <= " + width + " && [...document.querySelectorAll('.chart')].every((chart) =>"
                + " Math.abs(chart.getBoundingClientRect().width -"
                + " chart.parentElement.getBoundingClientRect().width) < 2)");
        // tables look at their width in the frame after it changed
        view.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assertEquals(
                "[]", view.evaluate(FAULTS).toString(), () -> "faults at a width of " + width + " pixels in " + what);
    }

    /**
     * Looks for what can hardly be told from its background, in the colors that are chosen.
     *
     * @param view that is seen
     * @param what it shows
     */
    static void assertContrast(final Tab.Frame view, final String what) {
        assertEquals("[]", view.evaluate(CONTRAST).toString(), () -> "contrast in " + what);
    }
}
