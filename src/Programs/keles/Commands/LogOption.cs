using System.CommandLine;
using Command = System.CommandLine.Command;
using Microsoft.Extensions.Logging;

namespace Keles.Programs;

/// <summary>How much a long-running role logs.</summary>
internal static class LogOption
{
    public static Option<LogLevel> Create() => new("--log-level") { Description = "Trace, Debug, Information, Warning or Error.", DefaultValueFactory = _ => LogLevel.Information };
}
