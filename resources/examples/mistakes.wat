;; Four mistakes. Palimpsest marks them and says what is meant; mend them one by one, then press Run.
(module
  (memory (export "memory") 0)

  (func $start (local $old i32)
    (set_local $old (grow_memory (i32.const 1)))
    (i32.store8 (i32.const 0) (i32.const 24))

  (func (export "readFirst") (result i32)
    (i64.load8_u (i32.const 0)))

  (start $start))
