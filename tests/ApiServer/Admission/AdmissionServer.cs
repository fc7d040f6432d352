using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Resources;

namespace Keles.ApiServer.Tests.Admission;

/// <summary>A server with all admission plugins, the namespace default and its account.</summary>
internal static class AdmissionServer
{
    public static async Task<TestServer> StartAsync(IAuthorizer? authorizer = null)
    {
        var server = await TestServer.StartAsync(plugins: (store, around) => AdmissionPlugins.All(store, authorizer ?? new Everything(), around));
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: default}}");
        await server.CreateAsync<ServiceAccount>(ServiceAccountKind.Kind, "{metadata: {name: default}}");
        return server;
    }

    public static UserIdentity Node(string name) => new($"system:node:{name}", Groups: ["system:nodes", UserIdentity.AllAuthenticated]);

    /// <summary>A pod of one container, with more in its spec.</summary>
    public static string Pod(string spec = "", string metadata = "", string container = "") =>
        $"{{metadata: {{name: p{More(metadata)}}}, spec: {{containers: [{{name: c, image: x{More(container)}}}]{More(spec)}}}}}";

    public static Task<Pod> PodAsync(this TestServer server, string spec = "", string metadata = "", string container = "", UserIdentity? user = null) =>
        server.CreateAsync<Pod>(PodKind.Kind, Pod(spec, metadata, container), user: user);

    /// <summary>The message of a refused pod.</summary>
    public static async Task<string> RefusedPodAsync(this TestServer server, string spec = "", string metadata = "", string container = "", UserIdentity? user = null)
    {
        var status = await TestServer.RefusedAsync(() => server.PodAsync(spec, metadata, container, user));
        Assert.Equal((403, "Forbidden"), (status.Code, status.Reason));
        const string prefix = "pods \"p\" is forbidden: ";
        Assert.StartsWith(prefix, status.Message, StringComparison.Ordinal);
        return status.Message[prefix.Length..];
    }

    private static string More(string text) => text.Length > 0 ? ", " + text : "";

    private sealed class Everything : IAuthorizer
    {
        public AccessVerdict Authorize(AccessRequest request) => AccessVerdict.Allow();
    }
}
