using Keles.Background;

namespace Keles.Hosting;

/// <summary>
/// Runs a program from start to exit code: SIGTERM and SIGINT ask it to end and give it time to; a second signal ends it at
/// once; an error becomes one sentence on standard error and never a stack trace.
/// </summary>
public sealed class ProgramLife
{
    /// <summary>Longer than any request in flight may take, shorter than what supervisors wait before they kill.</summary>
    public static readonly TimeSpan DefaultGrace = TimeSpan.FromSeconds(20);

    private readonly TextWriter errors;
    private readonly TimeProvider time;
    private readonly TimeSpan grace;

    public ProgramLife(TextWriter errors, TimeProvider time, TimeSpan? grace = null)
    {
        (this.errors, this.time) = (errors, time);
        this.grace = grace ?? DefaultGrace;
    }

    /// <summary>The work of the process itself, with its signals.</summary>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> work)
    {
        var life = new ProgramLife(Console.Error, TimeProvider.System);
        using var signals = new TerminationSignals();
        return await life.RunAsync(work, signals.First, signals.Second);
    }

    /// <param name="work">Ends soon after its token is cancelled; gives the exit code.</param>
    /// <param name="stop">Asks for the end.</param>
    /// <param name="abandon">Waits no longer for it.</param>
    public async Task<int> RunAsync(Func<CancellationToken, Task<int>> work, CancellationToken stop, CancellationToken abandon)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            var running = work(stop);
            var abandoned = UntilAsync(abandon);
            var overdue = OverdueAsync(stop);
            var first = await Task.WhenAny(running, abandoned, overdue);
            if (first == running)
            {
                return await running;
            }

            await errors.WriteLineAsync(first == overdue
                ? $"error: not everything ended within {grace.TotalSeconds:0} s of being asked to; ending all the same"
                : "error: interrupted again; ending without waiting");
            return first == overdue ? ExitCode.Failure : ExitCode.Interrupted;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Success;
        }
        catch (Exception error)
        {
            await errors.WriteLineAsync(Sentence(error));
            return error is FatalException fatal ? fatal.ExitCode : ExitCode.Failure;
        }
    }

    /// <summary>What the user reads of an error that ends the program.</summary>
    public static string Sentence(Exception error)
    {
        var text = new System.Text.StringBuilder("error: ");
        LogText.Append(text, error is FatalException or BackgroundFaultException ? error.Message : ErrorText.Of(error));
        return text.ToString();
    }

    private static async Task UntilAsync(CancellationToken token)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetResult(), done);
        await done.Task;
    }

    private async Task OverdueAsync(CancellationToken stop)
    {
        await UntilAsync(stop);
        await Task.Delay(grace, time, CancellationToken.None);
    }
}
