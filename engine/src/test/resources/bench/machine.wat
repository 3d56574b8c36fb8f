;; An interpreter of a small register machine: a table branch for each of its instructions, and little in between.
;; Its program sums the bits of the numbers from 1 to 100 in a way that branches.
;; An instruction is four bytes: operation, a, b, c.
;;   0 halt · 1 ra = b · 2 ra = rb + rc · 3 ra = rb & rc · 4 ra = rb >> rc · 5 go to a if rb is 0 · 6 go to a
;;   7 ra = ra - 1 · 8 mem[rb] = ra · 9 ra = mem[rb]
(module
  (memory 1)
  (data (i32.const 0)
    "\01\00\64\00"  ;;  0  r0 = 100
    "\01\01\00\00"  ;;  1  r1 = 0
    "\01\04\01\00"  ;;  2  r4 = 1
    "\01\06\40\00"  ;;  3  r6 = 64
    "\05\11\00\00"  ;;  4  go to 17 if r0 is 0
    "\02\02\00\05"  ;;  5  r2 = r0 + r5
    "\05\0f\02\00"  ;;  6  go to 15 if r2 is 0
    "\03\03\02\04"  ;;  7  r3 = r2 & r4
    "\05\0b\03\00"  ;;  8  go to 11 if r3 is 0
    "\02\01\01\04"  ;;  9  r1 = r1 + r4
    "\08\01\06\00"  ;; 10  mem[r6] = r1
    "\04\02\02\04"  ;; 11  r2 = r2 >> r4
    "\09\07\06\00"  ;; 12  r7 = mem[r6]
    "\06\06\00\00"  ;; 13  go to 6
    "\00\00\00\00"  ;; 14  halt
    "\07\00\00\00"  ;; 15  r0 = r0 - 1
    "\06\04\00\00"  ;; 16  go to 4
    "\00\00\00\00") ;; 17  halt

  (func $execute (result i32)
    (local $pc i32) (local $at i32) (local $a i32) (local $b i32) (local $c i32)
    (loop $next
      (local.set $at (i32.shl (local.get $pc) (i32.const 2)))
      (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
      (local.set $a (i32.shl (i32.load8_u offset=1 (local.get $at)) (i32.const 2)))
      (local.set $b (i32.shl (i32.load8_u offset=2 (local.get $at)) (i32.const 2)))
      (local.set $c (i32.shl (i32.load8_u offset=3 (local.get $at)) (i32.const 2)))
      (block $unknown
        (block $load (block $store (block $less (block $go (block $if (block $shift (block $and (block $add (block $set (block $halt
          (br_table $halt $set $add $and $shift $if $go $less $store $load $unknown (i32.load8_u (local.get $at))))
          (return (i32.load offset=256 (i32.const 4))))
          (i32.store offset=256 (local.get $a) (i32.shr_u (local.get $b) (i32.const 2)))
          (br $next))
          (i32.store offset=256 (local.get $a)
            (i32.add (i32.load offset=256 (local.get $b)) (i32.load offset=256 (local.get $c))))
          (br $next))
          (i32.store offset=256 (local.get $a)
            (i32.and (i32.load offset=256 (local.get $b)) (i32.load offset=256 (local.get $c))))
          (br $next))
          (i32.store offset=256 (local.get $a)
            (i32.shr_u (i32.load offset=256 (local.get $b)) (i32.load offset=256 (local.get $c))))
          (br $next))
          (br_if $next (i32.load offset=256 (local.get $b)))
          (local.set $pc (i32.shr_u (local.get $a) (i32.const 2)))
          (br $next))
          (local.set $pc (i32.shr_u (local.get $a) (i32.const 2)))
          (br $next))
          (i32.store offset=256 (local.get $a) (i32.sub (i32.load offset=256 (local.get $a)) (i32.const 1)))
          (br $next))
          (i32.store offset=512 (i32.load offset=256 (local.get $b)) (i32.load offset=256 (local.get $a)))
          (br $next))
        (i32.store offset=256 (local.get $a) (i32.load offset=512 (i32.load offset=256 (local.get $b))))
        (br $next)))
    (unreachable))

  ;; The bits that are set in the numbers from 1 to 100, 319, as often as there are rounds.
  (func (export "run") (param $rounds i32) (result i32)
    (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (call $execute)))
      (br_if $again (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
    (local.get $sum)))
