;; The sieve of Eratosthenes over a mebibyte: stores with growing strides.
(module
  (memory 17)

  ;; How many primes there are below 2^20, 82025, times the rounds.
  (func (export "run") (param $rounds i32) (result i32)
    (local $i i32) (local $j i32) (local $count i32)
    (loop $again
      (memory.fill (i32.const 0) (i32.const 1) (i32.const 1048576))
      (local.set $i (i32.const 2))
      (loop $numbers
        (if (i32.load8_u (local.get $i))
          (then
            (local.set $count (i32.add (local.get $count) (i32.const 1)))
            (local.set $j (i32.shl (local.get $i) (i32.const 1)))
            (block $crossed
              (br_if $crossed (i32.ge_u (local.get $j) (i32.const 1048576)))
              (loop $cross
                (i32.store8 (local.get $j) (i32.const 0))
                (br_if $cross
                  (i32.lt_u
                    (local.tee $j (i32.add (local.get $j) (local.get $i)))
                    (i32.const 1048576)))))))
        (br_if $numbers
          (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1048576))))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (local.get $count)))
