import queue
import threading

parcels = queue.Queue()
driver = threading.Thread(target=parcels.put, args=("a lamp",))
driver.start()
print(parcels.get())
driver.join()
print("the driver has ended", flush=True)
print(parcels.get())
