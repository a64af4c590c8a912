package org.knime.core.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** Which elements may stand in which of a node description, as the platform's schema has it. */
final class DescriptionGrammar {

    private static final Set<String> STYLE = Set.of("b", "i", "u", "tt", "s", "em", "code", "samp", "sup", "sub", "br");
    private static final Set<String> INLINE = with(STYLE, "a");
    private static final Set<String> TEXT = with(INLINE, "ul", "ol", "dl");
    private static final Set<String> BLOCKS = with(TEXT, "p", "hr", "pre");
    private static final Set<String> INTRO = with(BLOCKS, "h3", "h4", "table");
    private static final Map<String, Set<String>> CHILDREN = new HashMap<>();

    static {
        CHILDREN.put(
                "knimeNode",
                Set.of("name", "shortDescription", "fullDescription", "ports", "views", "keywords", "osgi-info"));
        CHILDREN.put("fullDescription", Set.of("intro", "tab", "link"));
        CHILDREN.put("tab", Set.of("option"));
        CHILDREN.put("ports", Set.of("inPort", "dynInPort", "outPort", "dynOutPort"));
        CHILDREN.put("views", Set.of("view"));
        CHILDREN.put("keywords", Set.of("keyword"));
        CHILDREN.put("intro", INTRO);
        List.of("option", "inPort", "dynInPort", "outPort", "dynOutPort", "view")
                .forEach(tag -> CHILDREN.put(tag, BLOCKS));
        List.of("p", "li").forEach(tag -> CHILDREN.put(tag, TEXT));
        List.of("ul", "ol").forEach(tag -> CHILDREN.put(tag, Set.of("li")));
        CHILDREN.put("dl", Set.of("dt", "dd"));
        CHILDREN.put("table", Set.of("tr"));
        CHILDREN.put("tr", Set.of("th", "td"));
        List.of("dd", "th", "td").forEach(tag -> CHILDREN.put(tag, INTRO));
        List.of("dt", "h3", "h4", "b", "i", "u", "tt", "s", "em", "code", "samp", "sup", "sub")
                .forEach(tag -> CHILDREN.put(tag, INLINE));
        CHILDREN.put("a", STYLE);
        CHILDREN.put("pre", Set.of("a", "b", "i", "u", "tt", "s", "br", "em", "code", "samp"));
    }

    private DescriptionGrammar() {}

    private static Set<String> with(final Set<String> tags, final String... more) {
        final Set<String> all = new TreeSet<>(tags);
        all.addAll(List.of(more));
        return all;
    }

    /** What breaks the rules, one sentence each. */
    static List<String> violations(final Element element) {
        final List<String> violations = new ArrayList<>();
        check(element, violations);
        return violations;
    }

    private static void check(final Element element, final List<String> violations) {
        final var allowed = CHILDREN.getOrDefault(element.getTagName(), Set.of());
        final boolean isNamed = element.hasAttribute("name");
        if (isNamed && element.getAttribute("name").isBlank()) {
            violations.add("The name of a <" + element.getTagName() + "> is empty.");
        }
        if ("a".equals(element.getTagName()) && !element.hasAttribute("href")) {
            violations.add("An <a> has no href.");
        }
        boolean isEmpty = true;
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element childElement) {
                isEmpty = false;
                if (!allowed.contains(childElement.getTagName())) {
                    violations.add(
                            "A <" + childElement.getTagName() + "> cannot stand in a <" + element.getTagName() + ">.");
                }
                check(childElement, violations);
            }
        }
        if (isEmpty && Set.of("tab", "ul", "ol", "dl", "table", "tr").contains(element.getTagName())) {
            violations.add("A <" + element.getTagName() + "> is empty.");
        }
    }
}
