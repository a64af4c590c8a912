package org.knime.core.node;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

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
     * @param writer gets a line for each event
     * @param minLevel the least bad event it gets
     * @param maxLevel the worst event it gets
     */
    public static void addWriter(final Writer writer, final LEVEL minLevel, final LEVEL maxLevel) {
        removeWriter(writer);
        SINKS.add(new Sink(writer, minLevel, maxLevel));
    }

    /** @param writer gets nothing any more */
    public static void removeWriter(final Writer writer) {
        SINKS.removeIf(sink -> sink.writer() == writer);
    }

    /**
     * @param level of an event
     * @return whether anyone gets it
     */
    public boolean isEnabledFor(final LEVEL level) {
        return SINKS.stream().anyMatch(sink -> sink.takes(level));
    }

    /** @return whether anyone gets what is for developers */
    public boolean isDebugEnabled() {
        return isEnabledFor(LEVEL.DEBUG);
    }

    /** @return whether anyone gets what is for the curious */
    public boolean isInfoEnabled() {
        return isEnabledFor(LEVEL.INFO);
    }

    @SuppressWarnings("resource") // writers belong to those who added them
    private void log(final LEVEL level, final Object event, final Throwable cause) {
        if (!isEnabledFor(level)) {
            return;
        }
        final Object text = event instanceof Supplier<?> supplier ? supplier.get() : event;
        final StringWriter line = new StringWriter();
        line.append(String.format("%-5s %s: %s%n", level, name.substring(name.lastIndexOf('.') + 1), text));
        if (cause != null) {
            cause.printStackTrace(new PrintWriter(line, true));
        }
        for (final Sink sink : SINKS) {
            if (sink.takes(level)) {
                try {
                    sink.writer().write(line.toString());
                    sink.writer().flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** @param o what to log */
    public void debug(final Object o) {
        log(LEVEL.DEBUG, o, null);
    }

    /**
     * @param o what to log
     * @param t what went wrong
     */
    public void debug(final Object o, final Throwable t) {
        log(LEVEL.DEBUG, o, t);
    }

    /** @param messageSupplier what to log, asked for only when logged */
    public void debug(final Supplier<Object> messageSupplier) {
        log(LEVEL.DEBUG, messageSupplier, null);
    }

    /**
     * @param messageSupplier what to log, asked for only when logged
     * @param t what went wrong
     */
    public void debug(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.DEBUG, messageSupplier, t);
    }

    /**
     * @param format as in {@link String#format(String, Object...)}
     * @param args as many as the format asks for
     */
    public void debugWithFormat(final String format, final Object... args) {
        log(LEVEL.DEBUG, (Supplier<Object>) () -> String.format(format, args), null);
    }

    /** @param t what went wrong */
    public void debug(final Throwable t) {
        log(LEVEL.DEBUG, t.getMessage(), t);
    }

    /** @param o what to log */
    public void info(final Object o) {
        log(LEVEL.INFO, o, null);
    }

    /**
     * @param o what to log
     * @param t what went wrong
     */
    public void info(final Object o, final Throwable t) {
        log(LEVEL.INFO, o, t);
    }

    /** @param messageSupplier what to log, asked for only when logged */
    public void info(final Supplier<Object> messageSupplier) {
        log(LEVEL.INFO, messageSupplier, null);
    }

    /**
     * @param messageSupplier what to log, asked for only when logged
     * @param t what went wrong
     */
    public void info(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.INFO, messageSupplier, t);
    }

    /**
     * @param format as in {@link String#format(String, Object...)}
     * @param args as many as the format asks for
     */
    public void infoWithFormat(final String format, final Object... args) {
        log(LEVEL.INFO, (Supplier<Object>) () -> String.format(format, args), null);
    }

    /** @param t what went wrong */
    public void info(final Throwable t) {
        log(LEVEL.INFO, t.getMessage(), t);
    }

    /** @param o what to log */
    public void warn(final Object o) {
        log(LEVEL.WARN, o, null);
    }

    /**
     * @param o what to log
     * @param t what went wrong
     */
    public void warn(final Object o, final Throwable t) {
        log(LEVEL.WARN, o, t);
    }

    /** @param messageSupplier what to log, asked for only when logged */
    public void warn(final Supplier<Object> messageSupplier) {
        log(LEVEL.WARN, messageSupplier, null);
    }

    /**
     * @param messageSupplier what to log, asked for only when logged
     * @param t what went wrong
     */
    public void warn(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.WARN, messageSupplier, t);
    }

    /**
     * @param format as in {@link String#format(String, Object...)}
     * @param args as many as the format asks for
     */
    public void warnWithFormat(final String format, final Object... args) {
        log(LEVEL.WARN, (Supplier<Object>) () -> String.format(format, args), null);
    }

    /** @param t what went wrong */
    public void warn(final Throwable t) {
        log(LEVEL.WARN, t.getMessage(), t);
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

    /** @param messageSupplier what to log, asked for only when logged */
    public void error(final Supplier<Object> messageSupplier) {
        log(LEVEL.ERROR, messageSupplier, null);
    }

    /**
     * @param messageSupplier what to log, asked for only when logged
     * @param t what went wrong
     */
    public void error(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.ERROR, messageSupplier, t);
    }

    /**
     * @param format as in {@link String#format(String, Object...)}
     * @param args as many as the format asks for
     */
    public void errorWithFormat(final String format, final Object... args) {
        log(LEVEL.ERROR, (Supplier<Object>) () -> String.format(format, args), null);
    }

    /** @param t what went wrong */
    public void error(final Throwable t) {
        log(LEVEL.ERROR, t.getMessage(), t);
    }

    /** @param o what to log */
    public void fatal(final Object o) {
        log(LEVEL.FATAL, o, null);
    }

    /**
     * @param o what to log
     * @param t what went wrong
     */
    public void fatal(final Object o, final Throwable t) {
        log(LEVEL.FATAL, o, t);
    }

    /** @param messageSupplier what to log, asked for only when logged */
    public void fatal(final Supplier<Object> messageSupplier) {
        log(LEVEL.FATAL, messageSupplier, null);
    }

    /**
     * @param messageSupplier what to log, asked for only when logged
     * @param t what went wrong
     */
    public void fatal(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.FATAL, messageSupplier, t);
    }

    /**
     * @param format as in {@link String#format(String, Object...)}
     * @param args as many as the format asks for
     */
    public void fatalWithFormat(final String format, final Object... args) {
        log(LEVEL.FATAL, (Supplier<Object>) () -> String.format(format, args), null);
    }

    /** @param t what went wrong */
    public void fatal(final Throwable t) {
        log(LEVEL.FATAL, t.getMessage(), t);
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

    /** @param messageSupplier what to log, asked for only when logged */
    public void coding(final Supplier<Object> messageSupplier) {
        log(LEVEL.ERROR, messageSupplier, null);
    }

    /**
     * @param messageSupplier what to log, asked for only when logged
     * @param t what went wrong
     */
    public void coding(final Supplier<Object> messageSupplier, final Throwable t) {
        log(LEVEL.ERROR, messageSupplier, t);
    }

    /**
     * @param format as in {@link String#format(String, Object...)}
     * @param args as many as the format asks for
     */
    public void codingWithFormat(final String format, final Object... args) {
        log(LEVEL.ERROR, (Supplier<Object>) () -> String.format(format, args), null);
    }
}
