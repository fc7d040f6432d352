using System.Runtime.InteropServices;
using Keles.Linux;
using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests;

/// <summary>The program as a user calls it, with a home of its own.</summary>
internal sealed class KelesProgram(ClusterHome home)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Where the runtime of these tests is, for the program finds others in few places only.</summary>
    private static readonly string Runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    /// <summary>Runs it and expects that it goes well.</summary>
    public async Task<string> RunAsync(params string[] arguments) => (await TryAsync(arguments)).OrThrow().Output;

    /// <summary>Runs it and expects that it is refused; what it says is the answer.</summary>
    public async Task<string> RefusedAsync(params string[] arguments) => Refused(await TryAsync(arguments));

    public Task<CommandResult> TryAsync(params string[] arguments) => Run.Async(Command(Repository.Program, arguments));

    /// <summary>The same through another program that changes what it may or sees.</summary>
    public async Task<string> RefusedThroughAsync(string program, params string[] arguments) =>
        Refused(await Run.Async(Command(program, arguments)));

    /// <summary>A role that stays in the foreground.</summary>
    public RunningProgram Start(params string[] arguments) => new(Command(Repository.Program, arguments));

    /// <summary>Also when the tests were cancelled: nothing may be left.</summary>
    public async Task DeleteAsync() => (await Run.AlwaysAsync(Command(Repository.Program, ["down", "--delete"]))).OrThrow();

    private Command Command(string program, string[] arguments) => new(program, arguments)
    {
        Timeout = Limit,
        Environment = new Dictionary<string, string?> { [ClusterHome.Variable] = home.Path, ["DOTNET_ROOT"] = Runtime, ["KUBECONFIG"] = null },
    };

    private static string Refused(CommandResult result)
    {
        Assert.False(result.Succeeded, $"{result.Command} went well: {result.Output}");
        Assert.DoesNotContain("   at ", result.Errors);
        return result.Errors;
    }
}
