namespace Keles.EndToEnd.Tests.JavaScriptClient;

/// <summary>The everyday calls of @kubernetes/client-node against a control plane that has no node.</summary>
public sealed class ServerTests(SharedCluster shared, LoneServer server) : IClassFixture<LoneServer>
{
    private const string NeedsANode = "pods";

    /// <summary>A new script is a new test.</summary>
    public static TheoryData<string> Scripts => [.. Directory.EnumerateFiles(JavaScript.Directory, "*.mjs").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => n is not ("support" or NeedsANode)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task The_client_works_with(string script) => JavaScript.RunAsync(shared.Cluster.Clients, server.Home, script);

    [Fact]
    public Task The_client_reads_logs_runs_commands_and_forwards_ports_on_a_node() => JavaScript.RunAsync(shared.Cluster.Clients, shared.Cluster.Home, NeedsANode);
}
