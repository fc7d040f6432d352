using Keles.Linux;
using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests;

/// <summary>An unmodified kubectl that speaks to one cluster, in one namespace. Every call has a limit of time.</summary>
internal sealed record Kubectl(string Program, ClusterHome Home, string? Namespace = null)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    /// <summary>How long something in the cluster may take; less than <see cref="Limit"/>, so that kubectl itself says what it waits for.</summary>
    private const string Patience = "--timeout=90s";

    public Kubectl In(string name) => this with { Namespace = name };

    /// <summary>Variables for kubectl itself.</summary>
    public IReadOnlyDictionary<string, string?> Switches { get; init; } = new Dictionary<string, string?>();

    /// <summary>Its output, without the last line's end.</summary>
    public async Task<string> RunAsync(params string[] words) => (await TryAsync(words)).OrThrow().Output.TrimEnd('\n');

    public Task<CommandResult> TryAsync(params string[] words) => TryWithAsync("", words);

    public Task<CommandResult> TryWithAsync(string input, params string[] words) => Run.Async(Command(words) with { Input = input });

    /// <summary>Expects that it fails, and returns what it says then.</summary>
    public async Task<string> RefusedAsync(params string[] words) => Refused(await TryAsync(words));

    public async Task<string> ApplyAsync(string manifest, params string[] more) =>
        (await TryWithAsync(manifest, ["apply", "-f", "-", .. more])).OrThrow().Output.TrimEnd('\n');

    public async Task<string> RefusedWithAsync(string manifest, params string[] words) => Refused(await TryWithAsync(manifest, words));

    /// <summary>Waits by a watch until something holds, as in "condition=Ready", "jsonpath={.status.phase}=Bound", "delete".</summary>
    public Task<string> WaitAsync(string what, string forWhat) => RunAsync(["wait", .. what.Split(' '), $"--for={forWhat}", Patience]);

    public Task ReadyAsync(string pod) => WaitAsync($"pod/{pod}", "condition=Ready");

    public Task RolloutAsync(string what) => RunAsync("rollout", "status", what, Patience);

    /// <summary>A part of an object, as a JSON path without the outer braces.</summary>
    public Task<string> ReadAsync(string what, string path) => RunAsync(["get", .. what.Split(' '), "-o", $"jsonpath={{{path}}}"]);

    /// <summary>What a shell in a pod's first container prints.</summary>
    public Task<string> ShellAsync(string pod, string script) => RunAsync("exec", pod, "--", "timeout", "60", "sh", "-c", script);

    /// <summary>A kubectl that goes on running.</summary>
    public RunningProgram Start(params string[] words) => new(Command(words));

    private Command Command(string[] words) => new(Program, Namespace is null ? words : ["-n", Namespace, .. words])
    {
        Timeout = Limit,
        Environment = new Dictionary<string, string?>(Switches)
        {
            ["KUBECONFIG"] = Home.Kubeconfig,
            ["KUBECACHEDIR"] = Path.Combine(Path.GetDirectoryName(Home.Path)!, Path.GetFileName(Program)),
            ["HOME"] = Path.GetDirectoryName(Home.Path)!,
        },
    };

    private static string Refused(CommandResult result)
    {
        Assert.False(result.Succeeded, $"{result.Command} went well: {result.Output}");
        return result.Errors;
    }
}
