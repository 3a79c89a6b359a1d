-module(main).
-export([main/0]).

main() ->
    Owner = spawn(fun() -> owner(0) end),
    Barriers = [spawn_monitor(fun() -> [Owner ! car || _ <- lists:seq(1, 100000)] end)
                || _ <- [1, 2]],
    [receive {'DOWN', Ref, process, Pid, normal} -> ok end || {Pid, Ref} <- Barriers],
    Owner ! {ask, self()},
    receive {cars, Cars} -> io:format("~p of 200000~n", [Cars]) end.

owner(Cars) ->
    receive
        car -> owner(Cars + 1);
        {ask, Who} -> Who ! {cars, Cars}
    end.
