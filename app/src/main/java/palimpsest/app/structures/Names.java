package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.structures.Declaration.Enumeration;
import palimpsest.app.structures.Declaration.Member;
import palimpsest.app.words.Words;

/** The names that an enumeration has for numbers. */
final class Names {
    private Names() {}

    /** {@code blue 7}; {@code read | write 3} for flags. */
    static String of(Enumeration enumeration, long value) {
        Optional<String> whole = enumeration.members().stream()
                .filter(member -> member.value() == value)
                .map(Member::name)
                .findFirst();
        String name = whole.orElseGet(() -> enumeration.flags() ? flags(enumeration, value) : "");
        return name.isEmpty() ? Words.of("structures.unnamed", Long.toString(value)) : name + " " + value;
    }

    private static String flags(Enumeration enumeration, long value) {
        List<String> names = new ArrayList<>();
        long left = value;
        for (Member member : enumeration.members()) {
            if (member.value() != 0 && (left & member.value()) == member.value()) {
                names.add(member.name());
                left &= ~member.value();
            }
        }
        if (left != 0 && !names.isEmpty()) {
            names.add(Addresses.shortHex(left));
        }
        return String.join(" | ", names);
    }

    /** The number of a name, or of several with {@code |} between; empty if one is unknown. */
    static Optional<Long> parse(Enumeration enumeration, String typed) {
        long value = 0;
        for (String part : typed.split("\\|", -1)) {
            String name = part.strip();
            Optional<Long> found = enumeration.members().stream()
                    .filter(member -> member.name().equals(name))
                    .map(Member::value)
                    .findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            value |= found.get();
        }
        return enumeration.flags() || typed.indexOf('|') < 0 ? Optional.of(value) : Optional.empty();
    }
}
