package org.knime.core.node;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.NodeContext;

/** The log. Warnings and worse go to the standard error stream, and to the writers that were added. */
public final class NodeLogger {

    /** How bad it is. */
    public enum LEVEL {
        /** For developers. */
        DEBUG,
        /** For the curious. */
        INFO,
        /** Something may be wrong. */
        WARN,
        /** Something is wrong. */
        ERROR,
        /** Nothing works. */
        FATAL,
        /** Worse than anything that is logged. */
        OFF,
        /** Anything. */
        ALL
    }

    private record Sink(Writer writer, LEVEL least, LEVEL worst) {

        boolean takes(final LEVEL level) {
            return least != LEVEL.OFF
                    && (least == LEVEL.ALL || level.compareTo(least) >= 0)
                    && level.compareTo(worst) <= 0;
        }
    }

    private static final Sink STANDARD_ERROR = new Sink(new PrintWriter(System.err, true), LEVEL.WARN, LEVEL.FATAL);

    private static final List<Sink> SINKS = new CopyOnWriteArrayList<>(List.of(STANDARD_ERROR));

    private final String name;

    private NodeLogger(final String name) {
        this.name = name;
    }

    /**
     * @param c who logs
     * @return its logger
     */
    public static NodeLogger getLogger(final Class<?> c) {
        return getLogger(c.getName());
    }

    /**
     * @param s who logs
     * @return its logger
     */
    public static NodeLogger getLogger(final String s) {
        return new NodeLogger(s);
    }

    /**
     * @param level of an event
     * @return whether anyone gets it
     */
    public boolean isEnabledFor(final LEVEL level) {
        return SINKS.stream().anyMatch(sink -> sink.takes(level));
    }

    @SuppressWarnings("resource") // writers belong to those who added them
    private void log(final LEVEL level, final Object event, final Throwable cause) {
        if (!isEnabledFor(level)) {
            return;
        }
        final Object text = event instanceof Supplier<?> supplier ? supplier.get() : event;
        final String sentence = String.format("%-5s %s: %s%n", level, source(), text);
        final StringWriter line = new StringWriter();
        line.append(sentence);
        if (cause != null) {
            cause.printStackTrace(new PrintWriter(line, true));
        }
        for (final Sink sink : SINKS) {
            if (sink.takes(level)) {
                try {
                    sink.writer().write(sink == STANDARD_ERROR && isForUsers(cause) ? sentence : line.toString());
                    sink.writer().flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** The node at work, as KNIME's console names it, or else the class that logs. */
    private String source() {
        return NodeContext.getContextOptional()
                .map(NodeContext::getNodeContainer)
                .map(NodeContainer::getNameWithID)
                .orElseGet(() -> name.substring(name.lastIndexOf('.') + 1));
    }

    /** What a user can set right is a sentence on a terminal, and no fault of the program with a place in it. */
    private static boolean isForUsers(final Throwable cause) {
        return cause instanceof KNIMEException || cause instanceof InvalidSettingsException;
    }

    /**
     * @param o what to log
     * @param t what went wrong
     */
    public void debug(final Object o, final Throwable t) {
        log(LEVEL.DEBUG, o, t);
    }

    /** @param t what went wrong */
    public void debug(final Throwable t) {
        log(LEVEL.DEBUG, t.getMessage(), t);
    }

    /** @param o what to log */
    public void warn(final Object o) {
        log(LEVEL.WARN, o, null);
    }

    /** @param o what to log */
    public void error(final Object o) {
        log(LEVEL.ERROR, o, null);
    }

    /**
     * @param o what to log
     * @param t what went wrong
     */
    public void error(final Object o, final Throwable t) {
        log(LEVEL.ERROR, o, t);
    }

    /** @param o what to log */
    public void coding(final Object o) {
        log(LEVEL.ERROR, o, null);
    }

    /**
     * @param o what to log
     * @param t what went wrong
     */
    public void coding(final Object o, final Throwable t) {
        log(LEVEL.ERROR, o, t);
    }
}
