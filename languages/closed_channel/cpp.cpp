#include <future>
#include <iostream>
#include <string>
#include <thread>

int main() {
    std::promise<std::string> unheard;
    { auto gone = unheard.get_future(); }
    unheard.set_value("a table");
    std::cout << "sent, and nobody waits" << std::endl;

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
