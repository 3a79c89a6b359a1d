import java.util.concurrent.LinkedBlockingQueue;

public class Main {
    public static void main(String[] args) throws InterruptedException {
        var parcels = new LinkedBlockingQueue<String>();
        Thread driver = new Thread(() -> parcels.add("a lamp"));
        driver.start();
        System.out.println(parcels.take());
        driver.join();
        System.out.println("the driver has ended");
        System.out.println(parcels.take());
    }
}
