-module(main).
-export([main/0]).

main() ->
    Counter = spawn(fun() -> receive Parcel -> io:format("got ~p~n", [Parcel]) end end),
    Watch = monitor(process, Counter),
    Counter ! lamp,
    receive {'DOWN', Watch, process, Counter, Why} -> io:format("counter ended: ~p~n", [Why]) end,
    Sent = (Counter ! chair),
    io:format("sent ~p~n", [Sent]).
