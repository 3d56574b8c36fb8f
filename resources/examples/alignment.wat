;; Alignment: may a number of four bytes begin anywhere?
;;
;; In WebAssembly it may. A load or store can say what it expects (align=1, 2, 4 ...), and that is no more than a hint:
;; the result is the same, only some machines are slower where the hint is wrong.
(module
  (memory (export "memory") 1)
  (data (i32.const 0) "\01\02\03\04\05\06\07\08")

  ;; Four bytes from any address. Without align= it says "a multiple of 4".
  (func (export "loadAt") (param $address i32) (result i32)
    (i32.load (local.get $address)))

  ;; The same load, that promises nothing.
  (func (export "loadAnywhere") (param $address i32) (result i32)
    (i32.load align=1 (local.get $address)))

  (func (export "storeAt") (param $address i32) (param $value i32)
    (i32.store (local.get $address) (local.get $value))))
