import java.util.concurrent.atomic.AtomicInteger;

public class Main {
    static int cars = 0;
    static final AtomicInteger atomic = new AtomicInteger();

    public static void main(String[] args) throws InterruptedException {
        Runnable barrier = () -> {
            for (int i = 0; i < 10_000_000; i++) {
                cars++;
                atomic.incrementAndGet();
            }
        };
        Thread north = new Thread(barrier), south = new Thread(barrier);
        north.start();
        south.start();
        north.join();
        south.join();
        if (atomic.get() != 20_000_000) throw new AssertionError();
        System.out.println("int: " + cars + ", AtomicInteger: " + atomic);
    }
}
