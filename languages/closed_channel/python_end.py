import queue
import threading

END = object()
parcels = queue.Queue()

def drive():
    parcels.put("a lamp")
    parcels.put(END)

threading.Thread(target=drive).start()
for parcel in iter(parcels.get, END):
    print(parcel)
print("no more")
parcels.put("a chair")
print("put, and nobody takes it")
