package org.latentalign.node.shared.glossary;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains the terms of a node's description at its end. KNIME's descriptions open links in a web browser, which reaches no
 * page within a plug-in: so the part of the glossary that a description needs is in it, and the whole in docs/glossary.md.
 */
public final class Glossary {

    private static final String START =
            "<p><b>Glossary.</b> The terms of this description, from the page docs/glossary.md of the project:</p><ul>";

    private Glossary() {}

    /**
     * @param description of a node, an XML fragment as KNIME has it there
     * @param further terms that only ports, settings, or the view speak of
     * @return the description, and behind it an explanation of all terms
     */
    public static String explained(final String description, final Term... further) {
        Set<Term> terms = new TreeSet<>(Arrays.asList(further));
        Stream.of(Term.values()).filter(term -> term.test(description)).forEach(terms::add);
        return description
                + terms.stream()
                        .map(term -> "<li><i>" + term.title() + "</i>: " + term.explanation() + "</li>")
                        .collect(Collectors.joining("", START, "</ul>"));
    }

    /** @return the text of docs/glossary.md */
    static String page() {
        return Stream.of(Term.values())
                .map(term -> "**" + term.title() + "** - " + term.explanation() + "\n")
                .collect(Collectors.joining(
                        "\n",
                        "# Glossary\n\nThe terms that nodes, views and these pages use. Each node's description"
                                + " explains those that it"
                                + " uses\nin the same words.\n\n",
                        ""));
    }
}
