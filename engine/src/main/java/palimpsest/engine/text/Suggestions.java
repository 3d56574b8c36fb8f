package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.engine.syntax.Opcode;

/** What somebody who wrote an unknown word may have meant. */
final class Suggestions {

    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("get_local", "local.get"),
            Map.entry("set_local", "local.set"),
            Map.entry("tee_local", "local.tee"),
            Map.entry("get_global", "global.get"),
            Map.entry("set_global", "global.set"),
            Map.entry("grow_memory", "memory.grow"),
            Map.entry("current_memory", "memory.size"),
            Map.entry("mem.grow", "memory.grow"),
            Map.entry("mem.size", "memory.size"),
            Map.entry("anyfunc", "funcref"),
            Map.entry("if_else", "if"),
            Map.entry("ref.is_func", "ref.test"),
            Map.entry("i31.new", "ref.i31"),
            Map.entry("extern.internalize", "any.convert_extern"),
            Map.entry("extern.externalize", "extern.convert_any"),
            Map.entry("array.new_canon_fixed", "array.new_fixed"),
            Map.entry("array.init_static", "array.new_fixed"),
            Map.entry("i8x16.any_true", "v128.any_true"),
            Map.entry("atomic.notify", "memory.atomic.notify"),
            Map.entry("i32.atomic.wait", "memory.atomic.wait32"),
            Map.entry("i64.atomic.wait", "memory.atomic.wait64"));

    /** {@code i32.trunc_s:sat/f32} and its kin: result, operation, sign, saturation, operand. */
    private static final Pattern CONVERSION =
            Pattern.compile("([if]\\d+(?:x\\d+)?)\\.([a-z]+)(?:_([su]))?(:sat)?/([if]\\d+(?:x\\d+)?)");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,39}");

    private static final int LONGEST_WORD = 40;

    private static final int MOST_IDS = 5000;

    private Suggestions() {}

    /** A note about an unknown word of the format: its new name, or known words that look like it. */
    static String[] forWord(String word) {
        Optional<String> renamed = renamed(word);
        if (renamed.isPresent()) {
            return new String[] {"renamed to " + renamed.get()};
        }
        Optional<String> habit = otherLanguage(word);
        if (habit.isPresent()) {
            return new String[] {habit.get()};
        }
        List<String> known = new ArrayList<>();
        for (Opcode opcode : Opcode.values()) {
            known.add(opcode.mnemonic());
        }
        known.addAll(Keywords.STRUCTURE);
        known.addAll(Keywords.TYPES);
        String[] nearest = nearest(word, known);
        boolean name = nearest.length == 0 && NAME.matcher(word).matches();
        return name ? new String[] {"if it is a name, write $" + word} : nearest;
    }

    /** What is said of marks that mean something elsewhere. */
    private static Optional<String> otherLanguage(String word) {
        if (word.startsWith("//") || word.startsWith("/*") || word.startsWith("#")) {
            return Optional.of("a comment begins with ;; or stands between (; and ;)");
        }
        if (word.startsWith("'")) {
            return Optional.of("a string stands between double quotes");
        }
        return word.equals(",") ? Optional.of("nothing stands between items but spaces") : Optional.empty();
    }

    /** The name that an old name stands for today. */
    static Optional<String> renamed(String word) {
        String simple = RENAMED.get(word);
        if (simple != null) {
            return Optional.of(simple);
        }
        Matcher old = CONVERSION.matcher(word);
        if (!old.matches()) {
            return Optional.empty();
        }
        String operation = old.group(2) + (old.group(4) == null ? "" : "_sat");
        String sign = old.group(3) == null ? "" : "_" + old.group(3);
        return Optional.of(old.group(1) + "." + operation + "_" + old.group(5) + sign)
                .filter(name -> Opcode.of(name).isPresent());
    }

    /** The same for identifiers, of which a text may have very many. */
    static String[] nearestId(String id, Collection<String> ids) {
        return ids.size() > MOST_IDS
                ? new String[0]
                : nearest(
                        "$" + id, ids.stream().map(each -> "$" + each).sorted().toList());
    }

    /** "did you mean …?" with the candidate nearest to the word, or nothing where none is near. */
    static String[] nearest(String word, Collection<String> candidates) {
        if (word.length() > LONGEST_WORD) {
            return new String[0];
        }
        String best = "";
        int least = Math.min(2, word.length() / 3) + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) < least) {
                int distance = distance(word, candidate);
                boolean better =
                        distance < least || (distance == least && !best.isEmpty() && candidate.compareTo(best) < 0);
                if (better) {
                    least = distance;
                    best = candidate;
                }
            }
        }
        return best.isEmpty() ? new String[0] : new String[] {"did you mean " + best + "?"};
    }

    /** How many letters must be put in, left out, changed, or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
