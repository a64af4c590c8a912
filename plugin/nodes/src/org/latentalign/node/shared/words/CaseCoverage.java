package org.latentalign.node.shared.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.latentalign.figure.Numbers;

/** What another letter case would cover, for when most questions or pairs have words that the vocabulary does not know. */
public final class CaseCoverage {

    private CaseCoverage() {}

    /**
     * Looks the words up in every letter case when most groups of words are not covered.
     *
     * @param what the groups are, in the plural, such as "questions"
     * @param groups of words that need a vector each, as the table has them
     * @param covered how many groups have vectors for all their words
     * @param chosen the letter case in which these were compared
     * @param lookUp gives those of the words, by letter case, that the vocabulary has
     * @return a sentence for the user; empty when at least half are covered
     */
    public static Optional<String> warning(
            final String what,
            final List<List<String>> groups,
            final long covered,
            final WordCase chosen,
            final UnaryOperator<Map<WordCase, Set<String>>> lookUp) {
        if (2 * covered >= groups.size()) {
            return Optional.empty();
        }
        Map<WordCase, Set<String>> wanted = new EnumMap<>(WordCase.class);
        for (WordCase other : WordCase.values()) {
            Set<String> words = new HashSet<>();
            groups.forEach(group -> group.forEach(word -> words.add(other.of(word))));
            wanted.put(other, words);
        }
        Map<WordCase, Set<String>> known = lookUp.apply(wanted);
        List<String> others = new ArrayList<>();
        for (WordCase other : WordCase.values()) {
            if (other != chosen) {
                long coveredByOther = groups.stream()
                        .filter(group -> group.stream().map(other::of).allMatch(known.get(other)::contains))
                        .count();
                others.add(Numbers.count(coveredByOther) + " with \"" + other.title() + "\"");
            }
        }
        return Optional.of(Numbers.count(groups.size() - covered) + " of " + Numbers.count(groups.size()) + " " + what
                + " have words without a vector and do not count. With the letter case \"" + chosen.title() + "\", "
                + Numbers.count(covered) + " are covered; " + String.join(" and ", others) + " would be.");
    }
}
