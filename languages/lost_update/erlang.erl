-module(main).
-export([main/0]).

main() ->
    ets:new(cars, [named_table, public]),
    ets:insert(cars, [{two_steps, 0}, {one_step, 0}]),
    Barriers = [spawn_monitor(fun() -> count(100000) end) || _ <- [1, 2]],
    [receive {'DOWN', Ref, process, Pid, normal} -> ok end || {Pid, Ref} <- Barriers],
    [{two_steps, Lost}] = ets:lookup(cars, two_steps),
    [{one_step, 200000}] = ets:lookup(cars, one_step),
    io:format("in two steps: ~p, in one: 200000~n", [Lost]).

count(0) -> ok;
count(N) ->
    [{two_steps, Seen}] = ets:lookup(cars, two_steps),
    ets:insert(cars, {two_steps, Seen + 1}),
    ets:update_counter(cars, one_step, 1),
    count(N - 1).
