#include <atomic>
#include <iostream>
#include <thread>

int main() {
    std::atomic<int> cars = 0;
    auto barrier = [&] {
        for (int i = 0; i < 2'000'000; i++) {
            int seen = cars.load();
            cars.store(seen + 1);
        }
    };
    {
        std::jthread north(barrier), south(barrier);
    }
    std::cout << cars << " of 4000000\n";
}
