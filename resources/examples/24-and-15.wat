;; 24 and 15: the module writes one byte, you write the next.
;;
;; 1. Watch the memory: it starts with no page at all.
;; 2. When the module is instantiated, $start grows it by one page and stores 24 at address 0.
;; 3. Write 15 at address 1 yourself, then call readWasmMemoryAndReturnIndexOne: it returns 15.
(module
  ;; 0 pages is a memory too. It is only empty.
  (memory $memory (export "memory") 0)

  ;; A start function runs by itself, once, right after the module is made.
  (func $start
    ;; Ask for 1 page (65536 bytes, all zero). The answer is the old size, 0, or -1 for "no".
    (drop (memory.grow (i32.const 1)))

    ;; Store the lowest 8 bits of 24 at address 0. One byte is all that changes.
    (i32.store8 (i32.const 0) (i32.const 24)))

  ;; Load one byte from address 1, as a number from 0 to 255.
  (func $reader (export "readWasmMemoryAndReturnIndexOne") (result i32)
    (i32.load8_u (i32.const 1)))

  (start $start))
