package org.latentalign.knime.tests;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A class as those see it who use or extend it: one line each for the type and for every public or protected member that
 * it declares itself. The fields of a line are separated by tabs: class, kind, modifiers, name, erased parameter types
 * (of a type: its superclass; of a field: its type), erased return type (of a type: its interfaces), exceptions.
 */
final class DeclaredMembers {

    private static final int VISIBLE = Modifier.PUBLIC | Modifier.PROTECTED;

    private DeclaredMembers() {}

    /** @return whether the class and all around it can be seen from another package */
    static boolean isVisible(final Class<?> type) {
        return !type.isSynthetic()
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (type.getModifiers() & VISIBLE) != 0
                && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
    }

    static SortedSet<String> of(final Class<?> type) {
        final SortedSet<String> lines = new TreeSet<>();
        lines.add(typeLine(type));
        for (final Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isListed(constructor.getModifiers(), constructor.isSynthetic()) && !type.isEnum()) {
                lines.add(line(
                        type,
                        "constructor",
                        Modifier.toString(constructor.getModifiers()),
                        "",
                        parameters(constructor),
                        "",
                        exceptions(constructor)));
            }
        }
        for (final Method method : type.getDeclaredMethods()) {
            if (isListed(method.getModifiers(), method.isSynthetic())) {
                lines.add(line(
                        type,
                        "method",
                        modifiers(method),
                        method.getName(),
                        parameters(method),
                        method.getReturnType().getTypeName(),
                        exceptions(method)));
            }
        }
        for (final Field field : type.getDeclaredFields()) {
            if (isListed(field.getModifiers(), field.isSynthetic())) {
                lines.add(line(
                        type,
                        "field",
                        Modifier.toString(field.getModifiers()),
                        field.getName(),
                        field.getType().getTypeName(),
                        "",
                        ""));
            }
        }
        return lines;
    }

    private static boolean isListed(final int modifiers, final boolean isSynthetic) {
        return !isSynthetic && (modifiers & VISIBLE) != 0;
    }

    private static String typeLine(final Class<?> type) {
        final String kind;
        if (type.isAnnotation()) {
            kind = "annotation";
        } else if (type.isInterface()) {
            kind = "interface";
        } else if (type.isEnum()) {
            kind = "enum";
        } else if (type.isRecord()) {
            kind = "record";
        } else {
            kind = "class";
        }
        final String modifiers = Modifier.toString(type.getModifiers() & ~Modifier.INTERFACE);
        return line(
                type,
                "type",
                modifiers + " " + kind,
                "",
                type.getSuperclass() == null ? "" : type.getSuperclass().getName(),
                names(type.getInterfaces()),
                "");
    }

    private static String modifiers(final Method method) {
        final String modifiers = Modifier.toString(method.getModifiers() & Modifier.methodModifiers());
        return method.isDefault() ? modifiers + " default" : modifiers;
    }

    private static String parameters(final Executable executable) {
        return Arrays.stream(executable.getParameterTypes())
                .map(DeclaredMembers::name)
                .collect(Collectors.joining(","));
    }

    private static String exceptions(final Executable executable) {
        return names(executable.getExceptionTypes());
    }

    private static String names(final Class<?>... types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.joining(","));
    }

    private static String name(final Class<?> type) {
        return type.getTypeName();
    }

    private static String line(final Class<?> type, final String... fields) {
        return type.getName() + "\t" + String.join("\t", fields);
    }
}
