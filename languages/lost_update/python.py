import threading

class Counter:
    cars = 0
    called = 0
    locked = 0

lock = threading.Lock()

def one_more(number):
    return number + 1

def barrier():
    for _ in range(500_000):
        Counter.cars += 1
    for _ in range(500_000):
        Counter.called = one_more(Counter.called)
    for _ in range(500_000):
        with lock:
            Counter.locked = one_more(Counter.locked)

threads = [threading.Thread(target=barrier) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert Counter.locked == 1_000_000
print(f"+= 1: {Counter.cars}, by a call: {Counter.called}, with a lock: {Counter.locked}")
