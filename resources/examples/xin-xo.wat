;; xịn xò: text in memory.
;;
;; Memory knows only bytes. In UTF-8 a letter of English takes one byte, ò takes two and ị takes three:
;;   x  ị        n  ␣  x  ò
;;   78 e1 bb 8b 6e 20 78 c3 b2
;; So these 6 characters fill 9 bytes, at addresses 0 to 8.
(module
  (memory (export "memory") 1)

  ;; A data segment is copied into memory when the module is instantiated, before any function runs.
  (data (i32.const 0) "xịn xò")

  ;; Where the text begins, and how many bytes it has. A host needs both to find it.
  (func (export "text") (result i32 i32)
    (i32.const 0)
    (i32.const 9)))
