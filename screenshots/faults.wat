;; Three mistakes, told in words: two old names and a slip of the finger.
(module
  (memory (export "memory") 1)

  (func $bump (export "bump") (param $by i32) (result i32)
    (i32.store (i32.const 0)
      (i32.add (i32.lod (i32.const 0)) (get_local $by)))
    (drop (grow_memory (i32.const 1)))
    (i32.load (i32.const 0))))
