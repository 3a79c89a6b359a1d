-module(main).
-export([main/0]).

main() ->
    Counter = self(),
    Driver = spawn(fun() -> Counter ! lamp end),
    Watch = monitor(process, Driver),
    receive Parcel -> io:format("got ~p~n", [Parcel]) end,
    receive {'DOWN', Watch, process, Driver, Why} -> io:format("driver ended: ~p~n", [Why]) end,
    receive Next -> io:format("got ~p~n", [Next]) end.
