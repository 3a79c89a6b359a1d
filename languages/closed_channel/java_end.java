import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

public class Main {
    public static void main(String[] args) throws InterruptedException {
        var parcels = new LinkedBlockingQueue<Optional<String>>();
        new Thread(() -> {
            parcels.add(Optional.of("a lamp"));
            parcels.add(Optional.empty());
        }).start();
        for (var parcel = parcels.take(); parcel.isPresent(); parcel = parcels.take()) {
            System.out.println(parcel.get());
        }
        System.out.println("no more");
        System.out.println("added: " + parcels.add(Optional.of("a chair")));
    }
}
