package org.latentalign.spark.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latentalign.spark.frame.JobException;

/** What stands on a command line behind the command: options of the form {@code --name value value ...}. */
final class Arguments {

    private final Map<String, List<String>> options;

    private Arguments(final Map<String, List<String>> options) {
        this.options = options;
    }

    /**
     * @param words behind the command
     * @param known the options that the command has, without hyphens
     * @return the options
     * @throws JobException when there are others
     */
    static Arguments parse(final List<String> words, final Set<String> known) throws JobException {
        final Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> values = null;
        for (final String word : words) {
            if (word.startsWith("--")) {
                final String name = word.substring(2);
                if (!known.contains(name)) {
                    throw new JobException("There is no option " + word + " here; there are "
                            + known.stream().sorted().map(each -> "--" + each).collect(Collectors.joining(", "))
                            + ".");
                }
                values = options.computeIfAbsent(name, each -> new ArrayList<>());
            } else if (values == null) {
                throw new JobException("\"" + word + "\" stands before the first option: options begin with --.");
            } else {
                values.add(word);
            }
        }
        return new Arguments(options);
    }

    /** @return whether the option is there, with values or without */
    boolean has(final String name) {
        return options.containsKey(name);
    }

    /** @return its values; none when it is not there */
    List<String> all(final String name) {
        return options.getOrDefault(name, List.of());
    }

    /**
     * @return its values
     * @throws JobException when there are none
     */
    List<String> some(final String name) throws JobException {
        if (all(name).isEmpty()) {
            throw new JobException("The option --" + name + " is missing, or has no value.");
        }
        return all(name);
    }

    /**
     * @return its only value
     * @throws JobException when there is none, or several
     */
    String one(final String name) throws JobException {
        final List<String> values = some(name);
        if (values.size() > 1) {
            throw new JobException("The option --" + name + " takes one value, but has " + values.size()
                    + ": write one that has" + " spaces in quotation marks.");
        }
        return values.get(0);
    }

    /**
     * @return its only value
     * @throws JobException when there are several, or the option has none
     */
    String one(final String name, final String otherwise) throws JobException {
        return has(name) ? one(name) : otherwise;
    }

    /**
     * @return the number that it gives
     * @throws JobException when it gives none
     */
    double number(final String name, final double otherwise) throws JobException {
        if (!has(name)) {
            return otherwise;
        }
        return number(name, one(name));
    }

    /**
     * @return one of its values as a number
     * @throws JobException when it is none
     */
    double number(final String name, final String value) throws JobException {
        try {
            return Double.parseDouble(value);
        } catch (final NumberFormatException e) {
            throw new JobException("The option --" + name + " takes a number, but has \"" + value + "\".", e);
        }
    }

    /**
     * @return the whole number that it gives
     * @throws JobException when it gives none, or one that is too small
     */
    long whole(final String name, final long otherwise, final long smallest) throws JobException {
        if (!has(name)) {
            return otherwise;
        }
        final String value = one(name);
        try {
            final long number = Long.parseLong(value);
            if (number >= smallest) {
                return number;
            }
        } catch (final NumberFormatException e) { // what follows says it
            throw notWhole(name, value, smallest, e);
        }
        throw notWhole(name, value, smallest, null);
    }

    private static JobException notWhole(
            final String name, final String value, final long smallest, final NumberFormatException cause) {
        return new JobException(
                "The option --" + name + " takes a whole number of at least " + smallest + ", but has \"" + value
                        + "\".",
                cause);
    }

    /**
     * @return the constant that it names, in lower case with hyphens
     * @throws JobException when it names none
     */
    <E extends Enum<E>> E choice(final String name, final E otherwise) throws JobException {
        return has(name) ? constant(name, one(name), otherwise.getDeclaringClass()) : otherwise;
    }

    /**
     * @return the constant that one of its values names, in lower case with hyphens
     * @throws JobException when it names none
     */
    static <E extends Enum<E>> E constant(final String name, final String value, final Class<E> type)
            throws JobException {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new JobException("The option --" + name + " does not take \"" + value + "\", but "
                        + Stream.of(type.getEnumConstants())
                                .map(Arguments::word)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static String word(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
