package org.knime.core.node.util;

import java.util.function.Function;
import java.util.function.Supplier;
import org.knime.core.node.InvalidSettingsException;

/** Checks that throw. */
public final class CheckUtils {

    private CheckUtils() {}

    /**
     * @param <E> what is thrown
     * @param predicate must be true
     * @param toThrowableFunction makes what is thrown of its message
     * @param messageProducer makes the message
     * @throws E if not
     */
    public static <E extends Throwable> void check(
            final boolean predicate,
            final Function<String, E> toThrowableFunction,
            final Supplier<String> messageProducer)
            throws E {
        if (!predicate) {
            throw toThrowableFunction.apply(messageProducer.get());
        }
    }

    /**
     * @param b must be true
     * @param msg says what is wrong
     * @throws IllegalArgumentException if not
     */
    public static void checkArgument(final boolean b, final String msg) throws IllegalArgumentException {
        check(b, IllegalArgumentException::new, () -> msg);
    }

    /**
     * @param b must be true
     * @param template says what is wrong, as in {@link String#format(String, Object...)}
     * @param templateArgs as many as the template asks for
     * @throws IllegalArgumentException if not
     */
    public static void checkArgument(final boolean b, final String template, final Object... templateArgs)
            throws IllegalArgumentException {
        check(b, IllegalArgumentException::new, () -> String.format(template, templateArgs));
    }

    /**
     * @param <T> any
     * @param value must not be null
     * @return the value
     * @throws IllegalArgumentException if it is null
     */
    public static <T> T checkArgumentNotNull(final T value) throws IllegalArgumentException {
        return checkArgumentNotNull(value, "Argument must not be null");
    }

    /**
     * @param <T> any
     * @param value must not be null
     * @param template says what is wrong, as in {@link String#format(String, Object...)}
     * @param templateArgs as many as the template asks for
     * @return the value
     * @throws IllegalArgumentException if it is null
     */
    public static <T> T checkArgumentNotNull(final T value, final String template, final Object... templateArgs)
            throws IllegalArgumentException {
        checkArgument(value != null, template, templateArgs);
        return value;
    }

    /**
     * @param b must be true
     * @param template says what is wrong, as in {@link String#format(String, Object...)}
     * @param templateArgs as many as the template asks for
     * @throws InvalidSettingsException if not
     */
    public static void checkSetting(final boolean b, final String template, final Object... templateArgs)
            throws InvalidSettingsException {
        check(b, InvalidSettingsException::new, () -> String.format(template, templateArgs));
    }

    /**
     * @param <T> any
     * @param value must not be null
     * @param template says what is wrong, as in {@link String#format(String, Object...)}
     * @param templateArgs as many as the template asks for
     * @return the value
     * @throws InvalidSettingsException if it is null
     */
    public static <T> T checkSettingNotNull(final T value, final String template, final Object... templateArgs)
            throws InvalidSettingsException {
        checkSetting(value != null, template, templateArgs);
        return value;
    }

    /**
     * @param b must be true
     * @param msg says what is wrong
     * @throws IllegalStateException if not
     */
    public static void checkState(final boolean b, final String msg) throws IllegalStateException {
        check(b, IllegalStateException::new, () -> msg);
    }

    /**
     * @param b must be true
     * @param template says what is wrong, as in {@link String#format(String, Object...)}
     * @param templateArgs as many as the template asks for
     * @throws IllegalStateException if not
     */
    public static void checkState(final boolean b, final String template, final Object... templateArgs)
            throws IllegalStateException {
        check(b, IllegalStateException::new, () -> String.format(template, templateArgs));
    }

    /**
     * @param <T> any
     * @param value must not be null
     * @return the value
     * @throws NullPointerException if it is null
     */
    public static <T> T checkNotNull(final T value) throws NullPointerException {
        return checkNotNull(value, "Argument must not be null");
    }

    /**
     * @param <T> any
     * @param value must not be null
     * @param msg says what is wrong
     * @return the value
     * @throws NullPointerException if it is null
     */
    public static <T> T checkNotNull(final T value, final String msg) throws NullPointerException {
        check(value != null, NullPointerException::new, () -> msg);
        return value;
    }
}
