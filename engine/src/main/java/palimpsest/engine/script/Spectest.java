package palimpsest.engine.script;

import java.util.List;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.text.WatParser;
import palimpsest.engine.valid.ValidModule;
import palimpsest.engine.valid.Validator;

/** The module {@code spectest} that the test suite's scripts import from. What its functions print goes nowhere. */
final class Spectest {

    private static final String TEXT = """
            (module
              (global (export "global_i32") i32 (i32.const 666))
              (global (export "global_i64") i64 (i64.const 666))
              (global (export "global_f32") f32 (f32.const 666.6))
              (global (export "global_f64") f64 (f64.const 666.6))
              (table (export "table") 10 20 funcref)
              (table (export "table64") i64 10 20 funcref)
              (memory (export "memory") 1 2)
              (memory (export "shared_memory") 1 2 shared)
              (func (export "print"))
              (func (export "print_i32") (param i32))
              (func (export "print_i64") (param i64))
              (func (export "print_f32") (param f32))
              (func (export "print_f64") (param f64))
              (func (export "print_i32_f32") (param i32 f32))
              (func (export "print_f64_f64") (param f64 f64)))
            """;

    private Spectest() {}

    /** Makes an instance of it, and offers what it exports. */
    static void define(Machine machine, Imports imports) {
        Module module =
                WatParser.parse(new TextSource("spectest.wat", TEXT)).module().orElseThrow();
        ValidModule valid = Validator.validate(module).module().orElseThrow();
        ModuleInstance instance = machine.instantiate("spectest", valid, List.of());
        machine.finish();
        imports.defineAll("spectest", instance);
    }
}
