package io.quarkiverse.sync.test.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a user to write. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```(java|properties)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path classes;

    @Test
    void isTenLinesThatCompile() throws IOException {
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(Path.of("..", "README.md"))).results().toList();
        List<String> java = blocks.stream().filter(block -> block.group(1).equals("java")).map(block -> block.group(2))
                .toList();
        StringWriter errors = new StringWriter();

        boolean compiles = ToolProvider.getSystemJavaCompiler().getTask(errors, null, null,
                List.of("-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path")), null,
                Stream.of(source("Inspection", java.get(0)), source("Any", "class Any {\n" + java.get(1) + "}")).toList())
                .call();

        assertThat(compiles).as(errors.toString()).isTrue();
        assertThat(blocks.stream().flatMap(block -> block.group(2).lines()).filter(line -> !line.isBlank()).count())
                .isBetween(8L, 12L);
    }

    private static JavaFileObject source(String name, String code) {
        String imports = Stream.of("java.util.*", "jakarta.inject.*", "jakarta.persistence.*", "io.quarkiverse.sync.*",
                "io.quarkus.hibernate.orm.panache.*").map(all -> "import " + all + ";\n").reduce("", String::concat);
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return imports + code;
            }
        };
    }
}
