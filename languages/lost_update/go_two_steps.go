package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var cars int64
	var barriers sync.WaitGroup
	for barrier := 0; barrier < 2; barrier++ {
		barriers.Add(1)
		go func() {
			defer barriers.Done()
			for i := 0; i < 2000000; i++ {
				seen := atomic.LoadInt64(&cars)
				atomic.StoreInt64(&cars, seen+1)
			}
		}()
	}
	barriers.Wait()
	fmt.Println(cars, "of 4000000")
}
