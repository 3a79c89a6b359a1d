package main

import "fmt"

func main() {
	parcels := make(chan string, 2)
	parcels <- "a lamp"
	close(parcels)
	fmt.Printf("%q\n", <-parcels)
	fmt.Printf("%q\n", <-parcels)
	parcel, open := <-parcels
	fmt.Printf("%q, open: %v\n", parcel, open)
	parcels <- "a chair"
}
