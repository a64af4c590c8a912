package org.latentalign.knime.tests;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.EffectPredicateProvider.PredicateInitializer;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.w3c.dom.Element;

/**
 * A node's dialog as a text that one reads from top to bottom: sections, titles, choices, when something is shown, and what
 * the description says. Taken from the annotations of the parameters; the order of the fields is that of KNIME's own
 * description of the node.
 */
final class DialogText {

    private static final String INDENT = "    ";

    private static final String ALWAYS = "in any case";

    private final List<String> lines = new ArrayList<>();

    /** Titles of the fields, by their reference. */
    private final Map<Class<?>, Field> referenced = new HashMap<>();

    private DialogText() {}

    /** A field with what it takes from the groups around it. */
    private record Shown(Field field, Class<?> section, boolean isAdvanced) {

        String title() {
            return field.getAnnotation(Widget.class).title();
        }

        boolean isConditional() {
            return field.isAnnotationPresent(Effect.class)
                    || section != null && section.isAnnotationPresent(Effect.class);
        }
    }

    static String of(final NodeFactory<NodeModel> factory) throws ReflectiveOperationException {
        final DialogText text = new DialogText();
        text.lines.add(factory.getNodeName());
        final List<Shown> fields = new ArrayList<>();
        text.collect(ParameterClasses.of(factory), null, false, fields);
        final List<String> order = titles(factory.getXMLDescription());
        fields.sort(Comparator.comparingInt(field -> order.indexOf(field.title())));
        Class<?> section = null;
        for (final Shown field : fields) {
            if (field.section() != section) {
                section = field.section();
                text.addSection(section);
            }
            text.add(field, "");
        }
        return String.join("\n", text.lines) + "\n";
    }

    /** @return how many settings a newcomer sees: not advanced, and shown with the defaults or by another choice */
    static long onTop(final NodeFactory<NodeModel> factory) throws ClassNotFoundException {
        final List<Shown> fields = new ArrayList<>();
        new DialogText().collect(ParameterClasses.of(factory), null, false, fields);
        return fields.stream()
                .filter(shown -> !shown.isAdvanced() && !shown.isConditional())
                .count();
    }

    /** @return the titles of the sections of which a newcomer sees nothing but the title */
    static List<String> emptyAtFirst(final NodeFactory<NodeModel> factory) throws ClassNotFoundException {
        final List<Shown> fields = new ArrayList<>();
        new DialogText().collect(ParameterClasses.of(factory), null, false, fields);
        return fields.stream()
                .filter(shown -> shown.section() != null && !shown.section().isAnnotationPresent(Advanced.class))
                .collect(Collectors.groupingBy(
                        Shown::section, Collectors.reducing(true, Shown::isAdvanced, Boolean::logicalAnd)))
                .entrySet()
                .stream()
                .filter(Map.Entry::getValue)
                .map(section -> section.getKey().getAnnotation(Section.class).title())
                .toList();
    }

    /** The titles of a node's settings, in the order in which the dialog shows them. */
    static List<String> titles(final Element description) {
        final var options = description.getElementsByTagNameNS("*", "option");
        return IntStream.range(0, options.getLength())
                .mapToObj(i -> ((Element) options.item(i)).getAttribute("name"))
                .toList();
    }

    private void collect(
            final Class<?> group, final Class<?> around, final boolean isAdvanced, final List<Shown> fields) {
        for (final Field field : ParameterClasses.fields(group)) {
            final Layout layout = field.getAnnotation(Layout.class);
            final Class<?> section = layout == null ? around : layout.value();
            final boolean advanced = isAdvanced
                    || field.isAnnotationPresent(Advanced.class)
                    || section != null && section.isAnnotationPresent(Advanced.class);
            if (field.isAnnotationPresent(ValueReference.class)) {
                referenced.put(field.getAnnotation(ValueReference.class).value(), field);
            }
            if (ParameterClasses.isGroup(field.getType())) {
                collect(field.getType(), section, advanced, fields);
            } else {
                fields.add(new Shown(field, section, advanced));
            }
        }
    }

    private void addSection(final Class<?> section) throws ReflectiveOperationException {
        lines.add("");
        final List<String> notes = new ArrayList<>();
        if (section.isAnnotationPresent(Advanced.class)) {
            notes.add("advanced");
        }
        if (section.isAnnotationPresent(Effect.class)) {
            notes.add(condition(section.getAnnotation(Effect.class)));
        }
        lines.add("== " + section.getAnnotation(Section.class).title()
                + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")"));
    }

    private void add(final Shown shown, final String indent) throws ReflectiveOperationException {
        final Field field = shown.field();
        final Class<?> element = ParameterClasses.elementType(field.getGenericType());
        final List<String> notes = new ArrayList<>();
        notes.add(kind(field, element));
        final boolean isInSection = shown.section() != null && shown.section().isAnnotationPresent(Advanced.class);
        if (shown.isAdvanced() && !isInSection) {
            notes.add("advanced");
        }
        if (field.isAnnotationPresent(ValueProvider.class)) {
            notes.add("set by another choice");
        }
        if (field.isAnnotationPresent(Effect.class)) {
            final String condition = condition(field.getAnnotation(Effect.class));
            if (!condition.endsWith(ALWAYS)) {
                notes.add(condition);
            }
        }
        lines.add(indent + "* " + shown.title() + " [" + String.join("; ", notes) + "]");
        lines.add(indent + INDENT + field.getAnnotation(Widget.class).description());
        if (element.isEnum()) {
            addChoices(element, indent + INDENT);
        } else if (ParameterClasses.isGroup(element)) {
            final List<Shown> fields = new ArrayList<>();
            collect(element, null, false, fields);
            for (final Shown inner : fields) {
                add(inner, indent + INDENT);
            }
        }
    }

    private void addChoices(final Class<?> choices, final String indent) {
        for (final Field constant : choices.getFields()) {
            final Label label = constant.getAnnotation(Label.class);
            if (constant.isEnumConstant()) {
                lines.add(indent + "- " + label.value() + ": " + label.description());
            }
        }
    }

    private static String kind(final Field field, final Class<?> element) {
        if (field.getType().isArray()) {
            final ArrayWidget widget = field.getAnnotation(ArrayWidget.class);
            return "list of \"" + widget.elementTitle() + "\", button \"" + widget.addButtonText() + "\", "
                    + switch (widget.elementLayout()) {
                        case VERTICAL_CARD -> "as cards";
                        case HORIZONTAL_SINGLE_LINE -> "a line each";
                    };
        }
        if (element.isEnum()) {
            if (field.isAnnotationPresent(ValueSwitchWidget.class)) {
                return "switch";
            }
            return field.isAnnotationPresent(RadioButtonsWidget.class) ? "radio buttons" : "menu";
        }
        if (field.isAnnotationPresent(ChoicesProvider.class)) {
            return element == String.class ? "choice from the table" : "choices from the table";
        }
        if (field.isAnnotationPresent(TextInputWidget.class)
                && !field.getAnnotation(TextInputWidget.class).placeholder().isEmpty()) {
            return "text, \"" + field.getAnnotation(TextInputWidget.class).placeholder() + "\" when empty";
        }
        return switch (element.getSimpleName()) {
            case "boolean" -> "checkbox";
            case "int", "long", "Integer", "Long" -> "whole number";
            case "double", "Double" -> "number";
            case "String" -> "text";
            case "FileSelection" -> "file";
            default -> element.getSimpleName();
        };
    }

    private String condition(final Effect effect) throws ReflectiveOperationException {
        final String condition = textOf(initialized(effect.predicate()));
        return switch (effect.type()) {
            case SHOW -> "shown if " + condition;
            case HIDE -> "hidden if " + condition;
            case ENABLE -> "enabled if " + condition;
            case DISABLE -> "disabled if " + condition;
        };
    }

    private EffectPredicate initialized(final Class<? extends EffectPredicateProvider> provider)
            throws ReflectiveOperationException {
        final Constructor<? extends EffectPredicateProvider> constructor = provider.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance().init(new Conditions(provider));
    }

    private String title(final Class<?> reference) {
        final Field field = referenced.get(reference);
        return field == null
                ? reference.getSimpleName()
                : "\"" + field.getAnnotation(Widget.class).title() + "\"";
    }

    /** A condition in words. Its interface names a type that KNIME keeps to itself, so that only a proxy can have it. */
    private static EffectPredicate described(final String text) {
        return (EffectPredicate) Proxy.newProxyInstance(
                EffectPredicate.class.getClassLoader(), new Class<?>[] {EffectPredicate.class}, new Described(text));
    }

    private static String textOf(final Object predicate) {
        return ((Described) Proxy.getInvocationHandler(predicate)).text;
    }

    /** What a condition in words says. */
    private record Described(String text) implements InvocationHandler {

        @Override
        public Object invoke(final Object condition, final Method method, final Object[] arguments) {
            return switch (method.getName()) {
                case "and" -> described("(" + text + ") and (" + textOf(arguments[0]) + ")");
                case "or" -> described("(" + text + ") or (" + textOf(arguments[0]) + ")");
                case "negate" -> described("not (" + text + ")");
                default -> throw new UnsupportedOperationException("only described");
            };
        }
    }

    /** Describes conditions instead of making them. */
    private final class Conditions implements PredicateInitializer {

        private final Class<? extends EffectPredicateProvider> provider;

        Conditions(final Class<? extends EffectPredicateProvider> provider) {
            this.provider = provider;
        }

        @Override
        public StringReference getString(final Class<? extends ParameterReference<String>> reference) {
            return new StringReference() {
                @Override
                public EffectPredicate isEqualTo(final String value) {
                    return described(title(reference) + " is \"" + value + "\"");
                }

                @Override
                public EffectPredicate matchesPattern(final String pattern) {
                    return described(title(reference) + " matches " + pattern);
                }
            };
        }

        @Override
        public BooleanReference getBoolean(final Class<? extends ParameterReference<Boolean>> reference) {
            return new BooleanReference() {
                @Override
                public EffectPredicate isTrue() {
                    return described(title(reference) + " is on");
                }

                @Override
                public EffectPredicate isFalse() {
                    return described(title(reference) + " is off");
                }
            };
        }

        @Override
        public <T> ArrayReference getArray(final Class<? extends ParameterReference<T[]>> reference) {
            throw new UnsupportedOperationException("conditions on lists are not described yet");
        }

        @Override
        public <E extends Enum<E>> EnumReference<E> getEnum(final Class<? extends ParameterReference<E>> reference) {
            return new EnumReference<>() {
                @Override
                @SafeVarargs
                public final EffectPredicate isOneOf(final E... values) {
                    return described(title(reference) + " is "
                            + Arrays.stream(values).map(DialogText::label).collect(Collectors.joining(" or ")));
                }
            };
        }

        @Override
        public boolean isMissing(final Class<? extends ParameterReference<?>> reference) {
            return !referenced.containsKey(reference);
        }

        @Override
        public EffectPredicate getConstant(final Predicate<NodeParametersInput> predicate) {
            return described("the node "
                    + provider.getSimpleName()
                            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                            .toLowerCase(Locale.ROOT));
        }

        @Override
        public EffectPredicate always() {
            return described(ALWAYS);
        }

        @Override
        public EffectPredicate getPredicate(final Class<? extends EffectPredicateProvider> other) {
            try {
                return initialized(other);
            } catch (final ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public EffectPredicate getPredicate(final EffectPredicateProvider other) {
            return other.init(this);
        }
    }

    private static String label(final Enum<?> constant) {
        try {
            return constant.getDeclaringClass()
                    .getField(constant.name())
                    .getAnnotation(Label.class)
                    .value();
        } catch (final NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return all fields of a dialog that have an annotation, also those of its groups and lists */
    static List<Field> fieldsWith(final Class<?> parameters, final Class<? extends Annotation> annotation) {
        final List<Field> found = new ArrayList<>();
        for (final Field field : ParameterClasses.fields(parameters)) {
            if (field.isAnnotationPresent(annotation)) {
                found.add(field);
            }
            final Class<?> element = ParameterClasses.elementType(field.getGenericType());
            if (ParameterClasses.isGroup(element)) {
                found.addAll(fieldsWith(element, annotation));
            }
        }
        return found;
    }
}
