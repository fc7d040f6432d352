using Keles.Linux;

namespace Keles.EndToEnd.Tests;

/// <summary>The real clients, brought by eng/scripts/get-clients and kept in out/clients.</summary>
internal sealed class Clients
{
    public const string Older = "1.35", Newer = "1.36";

    private static readonly TimeSpan Download = TimeSpan.FromMinutes(10);
    private readonly string _directory;

    private Clients(string directory) => _directory = directory;

    public string Helm => Path.Combine(_directory, "helm");

    /// <summary>The packages of the JavaScript client.</summary>
    public string NodeModules => Path.Combine(_directory, "javascript/node_modules");

    /// <summary>The newest kubectl there is, for tests to which its version is all the same.</summary>
    public string Newest => Path.Combine(_directory, $"kubectl-{(Absent(Newer) is null ? Newer : Older)}");

    /// <exception cref="CommandException">npm is missing or cannot download: these tests cannot do without.</exception>
    public static async Task<Clients> BringAsync()
    {
        var directory = Repository.In("out/clients");
        (await Run.Async(new Command(Repository.In("eng/scripts/get-clients"), directory) { Timeout = Download })).OrThrow();
        return new(directory);
    }

    /// <summary>A kubectl of a version; a test of the newer one fails where Debian sid cannot be had.</summary>
    public string Kubectl(string version)
    {
        Assert.True(Absent(version) is null, $"kubectl {version} is not there: {Absent(version)}");
        return Path.Combine(_directory, $"kubectl-{version}");
    }

    private string? Absent(string version)
    {
        var note = Path.Combine(_directory, $"kubectl-{version}.absent");
        return File.Exists(note) ? File.ReadAllText(note).Trim() : null;
    }
}
