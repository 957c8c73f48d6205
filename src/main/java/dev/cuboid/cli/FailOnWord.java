package dev.cuboid.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code result-changing} as it is written on the command line. */
final class FailOnWord implements ITypeConverter<DiffCommand.FailOn> {
    @Override
    public DiffCommand.FailOn convert(String word) {
        return Arrays.stream(DiffCommand.FailOn.values())
                .filter(value -> value.toString().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("`%s` is none of %s"
                        .formatted(
                                word,
                                Arrays.stream(DiffCommand.FailOn.values())
                                        .map(DiffCommand.FailOn::toString)
                                        .collect(Collectors.joining(", ")))));
    }
}
