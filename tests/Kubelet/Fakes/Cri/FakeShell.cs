using System.Globalization;
using System.Text.RegularExpressions;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>
/// Understands as much of a shell as tests need: "echo X", "echo X >&amp;2", "exit N", "sleep N", "true", "false", "trap 'exit N' TERM" and "trap '' TERM",
/// joined by ';'. Any other command runs until it is stopped.
/// </summary>
internal static partial class FakeShell
{
    public static FakeProgram Parse(IReadOnlyList<string> command)
    {
        var script = command is ["sh" or "/bin/sh", "-c", var text, ..] ? text : string.Join(' ', command);
        var program = new FakeProgram([], TimeSpan.Zero, 0, null, false);
        if (script.Length == 0)
        {
            return program with { Runs = null };
        }
        foreach (var step in script.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            program = Step(program, step);
            if (program.Runs is null || step.StartsWith("exit", StringComparison.Ordinal))
            {
                break;
            }
        }
        return program;
    }

    private static FakeProgram Step(FakeProgram program, string step)
    {
        var words = step.Split(' ');
        return words[0] switch
        {
            "true" => program with { ExitCode = 0 },
            "false" => program with { ExitCode = 1 },
            "exit" => program with { ExitCode = int.Parse(words[1], CultureInfo.InvariantCulture) },
            "echo" => program with { Prints = [.. program.Prints, Echo(step[4..].Trim())] },
            "sleep" when double.TryParse(words[1], CultureInfo.InvariantCulture, out var seconds) => program with { Runs = program.Runs + TimeSpan.FromSeconds(seconds) },
            "trap" when Trap().Match(step) is { Success: true } trap => program with { TrapExitCode = int.Parse(trap.Groups[1].Value, CultureInfo.InvariantCulture) },
            "trap" => program with { IgnoresTerm = true },
            _ => program with { Runs = null },
        };
    }

    private static (string Stream, string Line) Echo(string rest) =>
        rest.EndsWith(">&2", StringComparison.Ordinal) ? ("stderr", rest[..^3].Trim()) : ("stdout", rest);

    [GeneratedRegex("^trap 'exit (\\d+)' TERM$")]
    private static partial Regex Trap();
}
