using System.CommandLine;
using Keles.Hosting;
using Keles.Programs;

var root = new RootCommand("Keles: Kubernetes in one program.");
foreach (var command in Commands.All()) root.Add(command);
return await ProgramLife.RunAsync(async stop =>
{
    // Signals are this program's own affair: the parser must not end it by itself.
    var settings = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
    return await root.Parse(args).InvokeAsync(settings, stop);
});
