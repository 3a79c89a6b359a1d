use std::future::pending;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

struct Light;

impl Drop for Light {
    fn drop(&mut self) {
        println!("light out");
    }
}

fn main() {
    let runtime = Runtime::new().unwrap();
    runtime.block_on(async {
        let (lit, is_lit) = oneshot::channel();
        tokio::spawn(async {
            let _light = Light;
            lit.send(()).unwrap();
            pending::<()>().await;
            println!("never printed");
        });
        is_lit.await.unwrap();
        println!("the office closes, the light is on");
    });
    drop(runtime);
    println!("end of main");
}
