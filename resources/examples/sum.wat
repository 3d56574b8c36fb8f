;; Sum: two numbers in, one number out, all through memory.
;;
;;   address 0: a    address 4: b    address 8: a + b    (4 bytes each, lowest byte first)
;;
;; 1. Write 7 at address 0 and 4 at address 4.
;; 2. Call sum, or step through it: two loads, one add, one store.
;; 3. Address 8 now holds 11 (0b 00 00 00), and it says that the module wrote it.
(module
  ;; This memory is not the module's own: somebody outside makes it, and both can use it.
  (import "js" "mem" (memory 1))

  (func $sum (export "sum")
    (i32.store (i32.const 8)
      (i32.add
        (i32.load (i32.const 0))
        (i32.load (i32.const 4))))))
