package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.knime.node.parameters.persistence.Persistable;

/** A choice by a pattern. */
public class PatternFilter implements Persistable {

    public String m_pattern = "";

    public boolean m_isCaseSensitive;

    public boolean m_isInverted;

    /** The two kinds of pattern. */
    public enum PatternMode {
        REGEX,
        WILDCARD;
    }

    public Predicate<String> getIsSelectedPredicate(final PatternMode mode) {
        final var pattern = inCase(m_pattern);
        final Predicate<String> matches;
        if (mode == PatternMode.WILDCARD) {
            matches = wildcards(pattern).asMatchPredicate();
        } else if (pattern.isEmpty()) {
            matches = choice -> false;
        } else {
            matches = Pattern.compile("^" + pattern + "$").asPredicate();
        }
        return choice -> matches.test(inCase(choice)) != m_isInverted;
    }

    private String inCase(final String text) {
        return m_isCaseSensitive ? text : text.toLowerCase(Locale.getDefault());
    }

    private static Pattern wildcards(final String pattern) {
        return Pattern.compile(
                pattern.chars()
                        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }
}
