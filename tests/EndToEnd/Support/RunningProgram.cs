using System.Diagnostics;
using System.Text.RegularExpressions;
using Keles.Linux;

namespace Keles.EndToEnd.Tests;

/// <summary>A program that runs beside the test (a watch, a port-forward, a server), whose lines are read as they come.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<string> _errors;

    public RunningProgram(Command command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Reads on until a line matches.</summary>
    public async Task<Match> LineAsync(string pattern)
    {
        using var limit = Limit();
        var read = new List<string>();
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (Regex.Match(line, pattern) is { Success: true } match) return match;
                read.Add(line);
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"No line like /{pattern}/ in time; there were:\n{string.Join('\n', read)}");
        }
        throw new InvalidOperationException($"It ended without a line like /{pattern}/:\n{string.Join('\n', read)}\n{await _errors}");
    }

    public async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Closes its input, and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = Limit();
        _process.StandardInput.Close();
        await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end, as Ctrl-C does, and returns its exit code.</summary>
    public Task<int> InterruptAsync() => EndAsync(Signal.Interrupt);

    /// <summary>Sends it a signal, and returns its exit code when it has ended.</summary>
    public async Task<int> EndAsync(Signal signal)
    {
        using var limit = Limit();
        ProcessIdentity.Of(_process.Id)?.TrySignal(signal);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        return limit;
    }
}
