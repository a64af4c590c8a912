package org.latentalign.score.query;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds genes by their names: as they stand; else Ensembl identifiers without regard to their version ({@code ENSG00000141510.18}
 * is {@code ENSG00000141510}); else without regard to letter case, where only one gene is so called.
 */
public final class GeneNames {

    /** No gene, or more than one. */
    public static final int NONE = -1;

    private static final Pattern VERSION = Pattern.compile("^(ENS[A-Z]*G\\d+)\\.\\d+$", Pattern.CASE_INSENSITIVE);

    private final Map<String, Integer> exact = new HashMap<>();

    /** {@link #NONE} where several genes have the form. */
    private final Map<String, Integer> byForm = new HashMap<>();

    /** @param names of the genes, by number; of equal ones the first counts */
    public GeneNames(final List<String> names) {
        for (int gene = 0; gene < names.size(); gene++) {
            final String name = names.get(gene).strip();
            if (exact.putIfAbsent(name, gene) == null) {
                byForm.merge(form(name), gene, (first, second) -> NONE);
            }
        }
    }

    private static String form(final String name) {
        return VERSION.matcher(name).replaceFirst("$1").toUpperCase(Locale.ROOT);
    }

    /**
     * Finds a gene.
     *
     * @param name blanks around it do not count
     * @return its number, or {@link #NONE}
     */
    public int find(final String name) {
        final String stripped = name.strip();
        final Integer gene = exact.get(stripped);
        return gene != null ? gene : byForm.getOrDefault(form(stripped), NONE);
    }

    /**
     * Finds genes.
     *
     * @param names in any order; empty ones are none
     * @param notFound takes those that are not found, each once
     * @return the numbers of those that are found, each once, in order
     */
    public int[] find(final List<String> names, final List<String> notFound) {
        final Set<Integer> found = new LinkedHashSet<>();
        final Set<String> unknown = new LinkedHashSet<>(notFound);
        for (final String name : names) {
            final int gene = find(name);
            if (gene != NONE) {
                found.add(gene);
            } else if (!name.isBlank() && unknown.add(name.strip())) {
                notFound.add(name.strip());
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
