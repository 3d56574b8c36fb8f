package palimpsest.engine.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.VectorType;

final class FunctionWalkTest {

    private static List<String> walk(String function) {
        List<String> seen = new ArrayList<>();
        ValidModule module =
                Wasm.loadText("w.wat", "(module " + function + ")").valid().orElseThrow();
        module.walk(0, (instruction, walk) -> seen.add(describe(instruction, walk)));
        return seen;
    }

    private static String describe(InstructionReader instruction, FunctionWalk walk) {
        return instruction.opcode() + (walk.reachable() ? " " + walk.height() : " -");
    }

    @Test
    void heightsCountTheOperandsBeforeEachInstruction() {
        assertEquals(
                List.of("local.get 0", "i32.const 1", "i32.add 2", "end 1"),
                walk("(func (param i32) (result i32) local.get 0 i32.const 1 i32.add)"));
    }

    @Test
    void whatFollowsABranchIsUnreachableUpToTheEndOfItsBlock() {
        assertEquals(
                List.of("block 0", "br 0", "block -", "nop -", "end -", "end -", "nop 0", "end 0"),
                walk("(func (block (br 0) (block (nop))) nop)"));
    }

    @Test
    void bothArmsOfAnIfAreReachable() {
        assertEquals(
                List.of("i32.const 0", "if 1", "unreachable 0", "else -", "nop 0", "end 0", "end 0"),
                walk("(func (if (i32.const 1) (then unreachable) (else nop)))"));
    }

    @Test
    void aLabelTellsWhereABranchUnwindsToAndWhatItCarries() {
        List<String> branches = new ArrayList<>();
        ValidModule module = Wasm.loadText(
                        "w.wat",
                        "(module (func (result i32) i64.const 9 i32.const 1"
                                + " (loop (param i32) (result i32) (block (result i32) i32.const 2 br 1) br 1)"
                                + " drop drop i32.const 3))")
                .valid()
                .orElseThrow();
        module.walk(0, (instruction, walk) -> {
            if (instruction.opcode().mnemonic().equals("br")) {
                int label = instruction.index();
                branches.add(String.format(
                        "loop %s height %d arity %d blocks %d",
                        walk.isLoop(label), walk.blockHeight(label), walk.labelArity(label), walk.blocks()));
            }
        });
        assertEquals(List.of("loop true height 1 arity 1 blocks 3", "loop false height 0 arity 1 blocks 2"), branches);
    }

    @Test
    void operandAndLocalTypesAreTold() {
        ValidModule module = Wasm.loadText(
                        "w.wat", "(module (func (param i64) (local v128) (local.get 1) (local.get 0) drop drop))")
                .valid()
                .orElseThrow();
        module.walk(0, (instruction, walk) -> {
            assertEquals(2, walk.locals());
            assertEquals(VectorType.V128, walk.local(1));
            if (walk.height() == 2) {
                assertEquals("i64", walk.operand(0).toString());
                assertEquals("v128", walk.operand(1).toString());
            }
        });
    }
}
