using System.CommandLine;
using System.CommandLine.Invocation;
using Keles.Hosting;
using Keles.Programs;

var root = new RootCommand("Keles: Kubernetes in one program.");
foreach (var command in Commands.All()) root.Add(command);
return await ProgramLife.RunAsync(async stop =>
{
    // Signals are this program's own affair: the parser must not end it by itself.
    var settings = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
    var parsed = root.Parse(args);
    if (UnknownWord.In(parsed) is { } unknown) throw new FatalException(unknown, exitCode: ExitCode.Usage);
    // One line, not the whole help: what is wrong must not scroll away.
    if (args.Length > 0 && parsed is { Action: ParseErrorAction, Errors: [var first, ..] }) throw new FatalException($"{first.Message.Split('\n')[0].TrimEnd('.')}; see --help", exitCode: ExitCode.Usage);
    return await parsed.InvokeAsync(settings, stop);
});
