package org.latentalign.format.gct;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Values without wildcards that no text has been yet, by how a whole number is written; of conditions on identifiers only. */
    private final Map<String, String> unseen = new LinkedHashMap<>();

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
                unseen.put(FileNumber.withoutZeroDecimals(value), value);
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
            see(text);
            return true;
        }
        for (final Wildcard wildcard : wildcards) {
            if (wildcard.pattern.matcher(text).matches()) {
                return true;
            }
        }
        final boolean isAmongNumbers = !numbers.isEmpty() && numbers.contains(text);
        if (isAmongNumbers) {
            see(text);
        }
        return isAmongNumbers;
    }

    private void see(final String text) {
        if (!unseen.isEmpty()) {
            unseen.remove(FileNumber.withoutZeroDecimals(text));
        }
    }

    /** @return which values of the condition or of the field it passes over: sentences, usually none */
    public List<String> doubts() {
        final List<String> doubts = new ArrayList<>();
        missingValue()
                .ifPresent(value -> doubts.add("The condition " + TabReader.quote(condition.toString()) + " asks for "
                        + TabReader.quote(value)
                        + ", which stands for a missing value, so nothing is it: choose whether the value"
                        + " is missing."));
        final Tally tally = notNumbers.build();
        if (tally.count() > 0) {
            doubts.add(String.format(
                    Locale.ROOT,
                    tally.count() == 1
                            ? "%,d value of %s is no number, %s, and fulfills no comparison."
                            : "%,d values of %s are no numbers, such as %s, and fulfill no comparison.",
                    tally.count(),
                    TabReader.quote(condition.field()),
                    TabReader.quote(tally.examples().get(0))));
        }
        return doubts;
    }

    /** The first of the values that no value of the field can be, since it stands for a missing one. */
    private Optional<String> missingValue() {
        final boolean isPattern =
                condition.match() == Condition.Match.IS || condition.match() == Condition.Match.IS_NOT;
        return aboutIds || condition.match().isComparison()
                ? Optional.empty()
                : condition.values().stream()
                        .filter(value -> MissingValues.isMissing(value) && !(isPattern && hasWildcard(value)))
                        .findFirst();
    }

    /** @return requested identifiers that have not been found */
    public Set<String> unseen() {
        return new LinkedHashSet<>(unseen.values());
    }
}
