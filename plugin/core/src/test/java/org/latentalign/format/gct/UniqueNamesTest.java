package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UniqueNamesTest {

    @Test
    void sharedNamesGetTheirIdentifiers() {
        final var names = of(List.of("1", "2", "3", "4", "5"), "CISD1", "TP53", "CISD1", null, "MYC");

        assertEquals(List.of("CISD1 (1)", "TP53", "CISD1 (3)", "4", "MYC"), names.names());
        assertEquals(2, names.shared());
        assertEquals(1, names.unnamed());
    }

    /** Nobody names genes like this, but all names have to be different even then. */
    @Test
    void identifiersThatAreNamesOfOthersAreMadeDifferent() {
        final var names = of(List.of("b", "a", "c", "d"), "a", null, "x (c)", "x (c)");

        assertEquals(List.of("a", "a #2", "x (c) (c)", "x (c) (d)"), names.names());
    }

    private static UniqueNames of(final List<String> ids, final String... names) {
        return UniqueNames.of(new Metadata(ids, List.of()), MetadataColumn.of("symbol", names));
    }
}
