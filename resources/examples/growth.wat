;; Growth and the edge.
;;
;; The memory starts with 1 page (addresses 0 to 65535) and may never have more than 3.
;; Try:  grow(1)         returns 1, the size before; addresses up to 131071 are now there, all zero
;;       grow(2)         returns -1: 4 pages would be more than the maximum, so nothing happens
;;       store(65532, 1) writes the last 4 bytes of the first page
;;       store(65533, 1) before any growth: one byte would stand past the end, so it traps and writes none of the four
(module
  (memory $memory (export "memory") 1 3)

  ;; How many pages there are.
  (func (export "size") (result i32)
    (memory.size))

  ;; Asks for more pages; gives the size before, or -1.
  (func (export "grow") (param $pages i32) (result i32)
    (memory.grow (local.get $pages)))

  ;; Stores 4 bytes. All of them must be inside the memory.
  (func (export "store") (param $address i32) (param $value i32)
    (i32.store (local.get $address) (local.get $value)))

  ;; Loads 4 bytes, under the same rule.
  (func (export "load") (param $address i32) (result i32)
    (i32.load (local.get $address)))

  ;; Writes one byte after another, from the given address up, until it falls off the end.
  (func (export "walkOffTheEnd") (param $address i32)
    (loop $next
      (i32.store8 (local.get $address) (i32.const 0xff))
      (local.set $address (i32.add (local.get $address) (i32.const 1)))
      (br $next))))
