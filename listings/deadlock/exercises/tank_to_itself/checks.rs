use std::sync::Mutex;
use std::thread;

fn tank(number: u32) -> Tank {
    Tank {
        number,
        litres: Mutex::new(100),
    }
}

fn level(tank: Tank) -> u32 {
    tank.litres.into_inner().unwrap()
}

pub fn same() {
    let tank = tank(7);
    pump(&tank, &tank, 5);
    println!("{}", level(tank));
}

pub fn opposite() {
    let (oil, water) = (tank(1), tank(2));
    thread::scope(|scope| {
        scope.spawn(|| pump(&oil, &water, 30));
        pump(&water, &oil, 10);
        // As somebody who measures a tank: it is locked for a moment.
        drop(oil.litres.lock().unwrap());
        drop(water.litres.lock().unwrap());
    });
    println!("{} and {}", level(oil), level(water));
}

pub fn watched() {
    let (oil, water) = (tank(1), tank(2));
    thread::scope(|scope| {
        scope.spawn(|| pump(&oil, &water, 30));
        // It only tries the second lock, so that it closes no circle itself.
        let oil = oil.litres.lock().unwrap();
        if let Ok(water) = water.litres.try_lock() {
            assert_eq!(*oil + *water, 200);
        }
    });
}
