using System.Globalization;
using Keles.StartTime.Bench;

// dotnet run -c Release --project bench/Start -- PROGRAM: how long "keles server" takes to /readyz, and what it needs when nothing happens.
if (args is ["--floor", var port]) return await Floor.ServeAsync(int.Parse(port, CultureInfo.InvariantCulture));
if (args is not [var program]) { Console.WriteLine("usage: Start PROGRAM (the keles that ./up built: out/program/keles)"); return 2; }

const int Turns = 7;
var (first, again, floor) = (new List<Started>(), new List<Started>(), new List<Started>());
for (var turn = 0; turn < Turns; turn++)
{
    using var home = new TemporaryHome();
    first.Add(await Started.MeasureAsync(program, home, ["server", "--no-agent", "--port", Started.PortText]));
    again.Add(await Started.MeasureAsync(program, home, ["server", "--no-agent", "--port", Started.PortText]));
    floor.Add(await Started.MeasureAsync(Environment.ProcessPath!, home, ["--floor", Started.PortText]));
}

var bare = Median(floor, s => s.Wall.TotalMilliseconds);
Console.WriteLine("| what | until /readyz | CPU until then | ratio to the floor |\n| --- | ---: | ---: | ---: |");
foreach (var (what, all) in new[] { ("keles server, nothing there yet", first), ("keles server, started again", again), ("floor: a bare Kestrel with TLS", floor) })
{
    var wall = Median(all, s => s.Wall.TotalMilliseconds);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {wall:0} ms | {Median(all, s => s.Cpu.TotalMilliseconds):0} ms | {wall / bare:0.00} |"));
}

using var idleHome = new TemporaryHome();
var idle = await Idle.MeasureAsync(program, idleHome);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nIdle for {Idle.Span.TotalSeconds:0} s: {idle.Cpu:P2} of a core, {idle.MemoryMiB} MiB resident."));
return 0;

static double Median(List<Started> all, Func<Started, double> of) => all.Select(of).Order().ElementAt(all.Count / 2);
