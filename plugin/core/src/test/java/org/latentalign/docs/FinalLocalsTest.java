package org.latentalign.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rule of CONTRIBUTING.md for local variables: those that are never assigned again are final everywhere but in the
 * nodes, where none is.
 */
class FinalLocalsTest {

    private static final Path PROJECT = Path.of("../..");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plugin/core/src/main/java",
                "plugin/core/src/test/java",
                "plugin/spark/src",
                "test-workflows/platform",
                "test-workflows/runner/src",
                "test-workflows/tests/src"
            })
    void areFinalWhereTheyStayWhatTheyAre(final String sources) throws IOException {
        assertEquals(Set.of(), locals(sources, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin/nodes/src", "plugin/nodes/src_test"})
    void areNotFinalInTheNodes(final String sources) throws IOException {
        assertEquals(Set.of(), locals(sources, true));
    }

    /** The local variables that are final, or those that could be and are not. */
    private static Set<String> locals(final String sources, final boolean isFinal) throws IOException {
        final List<File> files;
        try (var found = Files.walk(PROJECT.resolve(sources))) {
            files = found.filter(path -> path.toString().endsWith(".java"))
                    .map(Path::toFile)
                    .toList();
        }
        assertFalse(files.isEmpty(), "there is nothing to read");
        final Set<String> locals = new TreeSet<>();
        final var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            final var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromFiles(files));
            for (final CompilationUnitTree unit : task.parse()) {
                new Locals(isFinal, locals).scan(unit, Set.of());
            }
        }
        return locals;
    }

    /** Goes through a file; what it hands down are the names that are assigned somewhere in a method. */
    private static final class Locals extends TreePathScanner<Void, Set<String>> {

        private final boolean isFinal;
        private final Set<String> found;

        Locals(final boolean isFinal, final Set<String> found) {
            this.isFinal = isFinal;
            this.found = found;
        }

        @Override
        public Void visitMethod(final MethodTree method, final Set<String> outside) {
            return super.visitMethod(method, assigned(method));
        }

        @Override
        public Void visitVariable(final VariableTree variable, final Set<String> assigned) {
            final Tree around = getCurrentPath().getParentPath().getLeaf();
            final boolean isEach = around instanceof EnhancedForLoopTree;
            final boolean isLocal = around instanceof BlockTree || around instanceof CaseTree || isEach;
            final boolean canBeFinal = isEach || variable.getInitializer() != null;
            final String name = variable.getName().toString();
            if (isLocal
                    && isFinal == variable.getModifiers().getFlags().contains(Modifier.FINAL)
                    && (isFinal || canBeFinal && !assigned.contains(name))) {
                final CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
                found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + name);
            }
            return super.visitVariable(variable, assigned);
        }

        private static Set<String> assigned(final MethodTree method) {
            final Set<String> names = new HashSet<>();
            new TreeScanner<Void, Void>() {

                @Override
                public Void visitAssignment(final AssignmentTree assignment, final Void nothing) {
                    add(assignment.getVariable());
                    return super.visitAssignment(assignment, nothing);
                }

                @Override
                public Void visitCompoundAssignment(final CompoundAssignmentTree assignment, final Void nothing) {
                    add(assignment.getVariable());
                    return super.visitCompoundAssignment(assignment, nothing);
                }

                @Override
                public Void visitUnary(final UnaryTree unary, final Void nothing) {
                    if (unary.getKind().name().endsWith("CREMENT")) {
                        add(unary.getExpression());
                    }
                    return super.visitUnary(unary, nothing);
                }

                private void add(final ExpressionTree target) {
                    if (target instanceof IdentifierTree identifier) {
                        names.add(identifier.getName().toString());
                    }
                }
            }.scan(method, null);
            return names;
        }
    }
}
