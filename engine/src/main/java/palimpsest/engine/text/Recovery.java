package palimpsest.engine.text;

import palimpsest.engine.syntax.Opcode;

/** Where to go on after a fault among instructions. */
final class Recovery {

    private Recovery() {}

    /** Skips what cannot begin an instruction. */
    static void skipImmediates(TokenCursor in) {
        while (!in.at(TokenKind.END) && !in.at(TokenKind.RIGHT)) {
            if (in.at(TokenKind.LEFT)) {
                if (!isImmediateGroup(in)) {
                    return;
                }
                in.skipGroup();
            } else if (in.at(TokenKind.KEYWORD) && mayBeInstruction(in.text())) {
                return;
            } else {
                in.advance();
            }
        }
    }

    /** Whether a word is an instruction, or one that the format does not know and so may be meant as one. */
    static boolean mayBeInstruction(String word) {
        return Opcode.of(word).isPresent() || !Keywords.isKnown(word);
    }

    private static boolean isImmediateGroup(TokenCursor in) {
        String word = in.kind(1) == TokenKind.KEYWORD ? in.tokens().text(in.index() + 1) : "";
        return switch (word) {
            case "param", "result", "type", "ref" -> true;
            default -> word.startsWith("catch");
        };
    }
}
