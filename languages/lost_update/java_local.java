public class Main {
    public static void main(String[] args) throws InterruptedException {
        int cars = 0;
        Thread barrier = new Thread(() -> {
            cars++;
        });
        barrier.start();
        barrier.join();
        System.out.println(cars);
    }
}
