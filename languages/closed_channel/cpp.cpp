#include <future>
#include <iostream>
#include <string>
#include <thread>

int main() {
    std::promise<std::string> parcel;
    auto counter = parcel.get_future();
    std::thread driver([parcel = std::move(parcel)] {});
    driver.join();
    try {
        std::cout << counter.get() << std::endl;
    } catch (const std::future_error& gone) {
        std::cout << "counter: " << gone.what() << std::endl;
    }
    parcel.set_value("a chair");
}
