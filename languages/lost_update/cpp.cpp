#include <atomic>
#include <cstdlib>
#include <iostream>
#include <thread>

int main() {
    int cars = 0;
    std::atomic<int> atomic = 0;
    auto barrier = [&] {
        for (int i = 0; i < 10'000'000; i++) {
            cars++;
            atomic.fetch_add(1, std::memory_order_relaxed);
        }
    };
    {
        std::jthread north(barrier), south(barrier);
    }
    if (atomic != 20'000'000) std::abort();
    std::cout << "int: " << cars << ", std::atomic<int>: " << atomic << "\n";
}
