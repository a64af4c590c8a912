package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.latentalign.knime.tests.browser.Tab;

/** What is wrong with how views are laid out: texts over each other or cut, charts without a mark, pages that are too wide. */
final class LayoutOfViews {

    private static final String FAULTS = read();

    private LayoutOfViews() {}

    private static String read() {
        try (var in = LayoutOfViews.class.getResourceAsStream("faults.js")) {
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
        assertEquals(
                "[]", view.evaluate(FAULTS).toString(), () -> "faults at a width of " + width + " pixels in " + what);
    }
}
