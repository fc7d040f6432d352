using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Signals that may stop a container, by operating system.</summary>
internal static class StopSignals
{
    private static readonly string[] Linux = [.. new[]
    {
        "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS",
        "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ", "RTMIN", "RTMAX",
    }.Concat(Enumerable.Range(1, 15).Select(static n => $"RTMIN+{n}")).Concat(Enumerable.Range(1, 14).Select(static n => $"RTMAX-{n}"))
        .Select(static s => "SIG" + s).Order(StringComparer.Ordinal)];

    private static readonly string[] Windows = ["SIGKILL", "SIGTERM"];

    public static void Check(string signal, PodOS? os, FieldPath path, FieldErrors errors)
    {
        if (os is null) errors.Forbidden(path, "may not be set for containers with empty `spec.os.name`");
        else if (os.Name == "windows") errors.RequireOneOf(path, signal, Windows);
        else if (os.Name == "linux") errors.RequireOneOf(path, signal, Linux);
    }
}
