package org.latentalign.knime.runner;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.NodeProgress;
import org.knime.core.node.workflow.WorkflowManager;

/** One line on a terminal that says which node executes and how far it is; redrawn ten times a second at most. */
final class ProgressLine {

    private static final int WIDTH = 79;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream terminal;
    private long lastDrawn;
    private boolean drawn;

    ProgressLine(final PrintStream terminal) {
        this.terminal = terminal;
    }

    void watch(final WorkflowManager workflow) {
        for (final NodeContainer node : workflow.getNodeContainers()) {
            node.addProgressListener(event -> draw(node, event.getNodeProgress()));
        }
    }

    private synchronized void draw(final NodeContainer node, final NodeProgress progress) {
        final long now = System.nanoTime();
        if (drawn && now - lastDrawn < PAUSE) {
            return;
        }
        lastDrawn = now;
        drawn = true;
        final StringBuilder line = new StringBuilder(node.getName());
        if (progress.hasProgress()) {
            line.append(String.format(Locale.ROOT, " %3.0f %%", 100 * progress.getProgress()));
        }
        if (progress.hasMessage()) {
            line.append(' ').append(progress.getMessage().replaceAll("\\s+", " "));
        }
        terminal.print(CLEAR + (line.length() <= WIDTH ? line : line.substring(0, WIDTH)));
        terminal.flush();
    }

    /** Removes the line, so that what is printed next starts on an empty one. */
    synchronized void clear() {
        if (drawn) {
            terminal.print(CLEAR);
            terminal.flush();
            drawn = false;
        }
    }
}
