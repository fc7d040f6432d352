using Keles.Requests.Bench;

// dotnet run -c Release --project bench/Api -- PROGRAM [reads|writes|watches|many|pods]: what the API server answers in a second.
if (args is ["--floor", var port, var directory]) return await Floor.ServeAsync(port, directory);
if (args.Length is < 1 or > 2) { Console.WriteLine("usage: Api PROGRAM [reads|writes|watches|many|pods]   (PROGRAM: the keles that ./up built, out/program/keles)"); return 2; }

var wanted = args.Length > 1 ? args[1] : "";
foreach (var (name, run) in new (string, Func<string, Task>)[] { ("reads", Reads.RunAsync), ("writes", Writes.RunAsync), ("watches", Watches.RunAsync), ("many", Many.RunAsync), ("pods", Pods.RunAsync) })
{
    if (wanted.Length == 0 || wanted == name) await run(args[0]);
}

return 0;
