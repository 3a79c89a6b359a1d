package main

import (
	"fmt"
	"sync"
)

func main() {
	parcels := make(chan string)
	var driver sync.WaitGroup
	driver.Add(1)
	go func() {
		defer driver.Done()
		parcels <- "a lamp"
		parcels <- "a chair"
	}()
	fmt.Printf("%q\n", <-parcels) // and takes no more
	driver.Wait()
}
