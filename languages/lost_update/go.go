package main

import (
	"fmt"
	"sync"
)

func main() {
	cars, locked := 0, 0
	var lock sync.Mutex
	var barriers sync.WaitGroup
	for barrier := 0; barrier < 2; barrier++ {
		barriers.Add(1)
		go func() {
			defer barriers.Done()
			for i := 0; i < 5000000; i++ {
				cars++
			}
			for i := 0; i < 5000000; i++ {
				lock.Lock()
				locked++
				lock.Unlock()
			}
		}()
	}
	barriers.Wait()
	if locked != 10000000 {
		panic("lost in spite of the lock")
	}
	fmt.Printf("without the lock: %d, with it: %d\n", cars, locked)
}
