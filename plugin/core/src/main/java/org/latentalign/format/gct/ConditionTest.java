package org.latentalign.format.gct;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.latentalign.format.Tally;
import org.latentalign.format.TallyBuilder;

/** A condition made ready for many values. */
public final class ConditionTest {

    private final Condition condition;

    private final boolean aboutIds;

    private final Set<String> exact = new HashSet<>();

    private final List<Wildcard> wildcards = new ArrayList<>();

    private final FileNumber.Choice numbers;

    /** Values without wildcards that no text has been yet; of conditions on identifiers only. */
    private final Set<String> unseen = new LinkedHashSet<>();

    /** Values of the field that no comparison fits, since they are no numbers. */
    private final TallyBuilder notNumbers = new TallyBuilder(1);

    /** A value with wildcards. */
    private record Wildcard(String text, Pattern pattern) {}

    /**
     * @param condition to be tested
     * @param aboutIds whether it is about identifiers, of which none is missing, however it is written
     */
    public ConditionTest(final Condition condition, final boolean aboutIds) {
        this.condition = condition;
        this.aboutIds = aboutIds;
        final boolean isPattern =
                condition.match() == Condition.Match.IS || condition.match() == Condition.Match.IS_NOT;
        for (final String value : condition.values()) {
            exact.add(value);
            if (isPattern && hasWildcard(value)) {
                wildcards.add(new Wildcard(value, pattern(value)));
            } else if (isPattern && value.indexOf('\\') >= 0) {
                exact.add(value.replace("\\*", "*").replace("\\?", "?"));
            } else if (aboutIds && condition.match() != Condition.Match.IS_NOT) {
                unseen.add(value);
            }
        }
        numbers = new FileNumber.Choice(condition.match().isComparison() ? List.of() : condition.values());
    }

    private static boolean hasWildcard(final String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == '*' || value.charAt(i) == '?') {
                return true;
            }
        }
        return false;
    }

    private static Pattern pattern(final String value) {
        final var regex = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            final char c = value.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else {
                final boolean escapes = c == '\\'
                        && i + 1 < value.length()
                        && (value.charAt(i + 1) == '*' || value.charAt(i + 1) == '?');
                i += escapes ? 1 : 0;
                regex.append(Pattern.quote(String.valueOf(value.charAt(i))));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    Condition condition() {
        return condition;
    }

    /** @return whether texts should be shown to {@link #look} before any is judged */
    public boolean wantsToLook() {
        return !wildcards.isEmpty();
    }

    /** Notes a text of the field: a value that is written just so has no wildcards. */
    public void look(final String text) {
        if (text != null) {
            wildcards.removeIf(wildcard -> wildcard.text.equals(text));
        }
    }

    /** @return whether a text, null when there is none, fulfills the condition */
    public boolean accepts(final String text) {
        final boolean missing = text == null || !aboutIds && MissingValues.isMissing(text);
        return switch (condition.match()) {
            case IS, LISTED -> !missing && isAmongValues(text);
            case IS_NOT -> missing || !isAmongValues(text);
            case LESS -> !missing && compares(text, -1, -1);
            case AT_MOST -> !missing && compares(text, -1, 0);
            case AT_LEAST -> !missing && compares(text, 0, 1);
            case GREATER -> !missing && compares(text, 1, 1);
            case MISSING -> missing;
            case PRESENT -> !missing;
        };
    }

    private boolean compares(final String text, final int least, final int most) {
        int order = FileNumber.infinity(text);
        if (order == 0) {
            if (!FileNumber.isNumber(text)) {
                notNumbers.add(text);
                return false;
            }
            order = Integer.signum(FileNumber.compare(text, condition.values().get(0)));
        }
        return order >= least && order <= most;
    }

    private boolean isAmongValues(final String text) {
        if (exact.contains(text)) {
            unseen.remove(text);
            return true;
        }
        for (final Wildcard wildcard : wildcards) {
            if (wildcard.pattern.matcher(text).matches()) {
                return true;
            }
        }
        return !numbers.isEmpty() && numbers.contains(text);
    }

    /** @return values that were to be compared and are no numbers */
    Tally notNumbers() {
        return notNumbers.build();
    }

    /** @return the first of the values that no value of the field can be, since it stands for a missing one */
    Optional<String> missingValue() {
        final boolean isPattern =
                condition.match() == Condition.Match.IS || condition.match() == Condition.Match.IS_NOT;
        return aboutIds || condition.match().isComparison()
                ? Optional.empty()
                : condition.values().stream()
                        .filter(value -> MissingValues.isMissing(value) && !(isPattern && hasWildcard(value)))
                        .findFirst();
    }

    /** @return requested identifiers that have not been found */
    Set<String> unseen() {
        return unseen;
    }
}
