package org.latentalign.format.gct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Different names for genes or samples that may share what people call them: several probes measure the same gene, and
 * several genes may have no symbol.
 *
 * @param names one for each, all different
 * @param shared how many got their identifier appended because they share their name, as in "CISD1 (7416)"
 * @param unnamed how many are called by their identifier because they have no name
 */
public record UniqueNames(List<String> names, int shared, int unnamed) {

    /** Copies the list. */
    public UniqueNames {
        names = List.copyOf(names);
    }

    /**
     * Makes names unique. All that share a name get their identifier appended, and not only the later ones: which one is
     * first says nothing.
     *
     * @param metadata whose identifiers are all different
     * @param preferred the field that holds the names, one of the metadata or not
     * @return the names, in the same order
     */
    public static UniqueNames of(final Metadata metadata, final MetadataColumn preferred) {
        return of(metadata.ids(), index -> preferred.isMissing(index) ? null : preferred.text(index));
    }

    /**
     * The same for names from elsewhere.
     *
     * @param ids identifiers, all different
     * @param preferred the name of each, null where there is none
     * @return the names, in the same order
     */
    public static UniqueNames of(final List<String> ids, final IntFunction<String> preferred) {
        final Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            if (preferred.apply(i) != null) {
                counts.merge(preferred.apply(i), 1, Integer::sum);
            }
        }
        int shared = 0;
        int unnamed = 0;
        final var names = new ArrayList<String>(ids.size());
        final Set<String> taken = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String name = preferred.apply(i);
            if (name == null) {
                unnamed++;
                name = ids.get(i);
            } else if (counts.get(name) > 1) {
                shared++;
                name += " (" + ids.get(i) + ")";
            }
            // An identifier may be what another one is called.
            String unique = name;
            for (int j = 2; !taken.add(unique); j++) {
                unique = name + " #" + j;
            }
            names.add(unique);
        }
        return new UniqueNames(names, shared, unnamed);
    }

    /** @return the identifiers themselves */
    public static UniqueNames ofIds(final Metadata metadata) {
        return new UniqueNames(metadata.ids(), 0, 0);
    }
}
