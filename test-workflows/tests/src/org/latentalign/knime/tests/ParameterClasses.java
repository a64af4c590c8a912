package org.latentalign.knime.tests;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.widget.choices.Label;

/** The parameters of a node, read from the annotations of the class that declares them. */
final class ParameterClasses {

    private static final String FACTORY = "Factory";
    private static final String PARAMETERS = "Parameters";

    private ParameterClasses() {}

    /** @return the class beside the factory whose name ends in Parameters instead of Factory */
    static Class<?> of(final Object factory) throws ClassNotFoundException {
        final String name = factory.getClass().getName();
        return factory.getClass()
                .getClassLoader()
                .loadClass(name.substring(0, name.length() - FACTORY.length()) + PARAMETERS);
    }

    /** @return the parameters and choices without a title or description */
    static List<String> undescribed(final Class<?> parameters) {
        final List<String> undescribed = new ArrayList<>();
        collect(parameters, undescribed, new HashSet<>());
        return undescribed;
    }

    /** @return per field its name, and the constants of a choice or the fields of an element; each class once */
    static List<String> constants(final Class<?> parameters) {
        final List<String> constants = new ArrayList<>();
        addConstants(parameters, constants, new HashSet<>());
        return constants;
    }

    private static void addConstants(final Class<?> group, final List<String> constants, final Set<Class<?>> seen) {
        for (final Field field : fields(group)) {
            final Class<?> type = elementType(field.getGenericType());
            final String name = group.getSimpleName() + "." + field.getName();
            if (type.isEnum()) {
                constants.add(name + "\t"
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .collect(Collectors.joining(", ")));
            } else if (isGroup(type) && seen.add(type)) {
                if (field.getType().isArray()) {
                    constants.add(name + "\telements of "
                            + fields(type).stream().map(Field::getName).collect(Collectors.joining(", ")));
                }
                addConstants(type, constants, seen);
            }
        }
    }

    static boolean isGroup(final Class<?> type) {
        return WidgetGroup.class.isAssignableFrom(type) && type.getPackageName().startsWith("org.latentalign");
    }

    /** Those that are saved, of the class and of what it extends. */
    static List<Field> fields(final Class<?> group) {
        final List<Field> fields = new ArrayList<>();
        for (Class<?> type = group; type != null && type != Object.class; type = type.getSuperclass()) {
            for (final Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static void collect(final Class<?> group, final List<String> undescribed, final Set<Class<?>> seen) {
        if (!seen.add(group)) {
            return;
        }
        for (final Field field : fields(group)) {
            collect(field, undescribed, seen);
        }
    }

    private static void collect(final Field field, final List<String> undescribed, final Set<Class<?>> seen) {
        final String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
        if (Modifier.isPrivate(field.getModifiers())) {
            undescribed.add(name + " is private: KNIME neither shows nor saves it");
        }
        final Class<?> type = elementType(field.getGenericType());
        final boolean isGroup = isGroup(type);
        final Widget widget = field.getAnnotation(Widget.class);
        if (widget == null && !(isGroup && !field.getType().isArray())) {
            undescribed.add(name + " has no @Widget");
        } else if (widget != null
                && (widget.title().isBlank() || widget.description().isBlank())) {
            undescribed.add(name + " has no title or no description");
        }
        if (isGroup) {
            collect(type, undescribed, seen);
        } else if (type.isEnum() && seen.add(type)) {
            collectChoices(type, undescribed);
        }
    }

    private static void collectChoices(final Class<?> type, final List<String> undescribed) {
        for (final Field constant : type.getFields()) {
            if (constant.isEnumConstant()) {
                final Label label = constant.getAnnotation(Label.class);
                if (label == null
                        || label.value().isBlank()
                        || label.description().isBlank()) {
                    undescribed.add(type.getSimpleName() + "." + constant.getName() + " has no label or description");
                }
            }
        }
    }

    /** @return the type itself, of an array that of its elements, of an optional that of its value */
    static Class<?> elementType(final Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return elementType(parameterized.getActualTypeArguments()[0]);
        }
        final Class<?> plain = (Class<?>) type;
        return plain.isArray() ? plain.getComponentType() : plain;
    }
}
